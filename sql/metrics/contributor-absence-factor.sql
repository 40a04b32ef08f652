/*---
title: Contributor absence factor
title_zh-CN: 贡献者缺席系数
question: How few people could leave before half the work is gone?
question_zh-CN: 最少走掉几个人，一半的工作就没有了？
family: concentration
aggregate: absence-factor
threshold: 0.5
unit: number
better: higher
target: 2
noun: contributor
item_value: amount
trailing: 12 months
population: contribution-gini
part: merged
sources: [pull_request]
definition: >-
  The smallest number of people who wrote half or more of the change requests that were merged in the twelve months up
  to the end of the period, the largest share first. Exactly half is enough. A census, so without an interval; n is the
  number of people with a merged change. Two is the least that the OpenSSF badge asks for.
definition_zh-CN: >-
  截至时段结束的 12 个月内，已合并的变更请求中有一半或更多出自其手的最少人数，份额最大者优先。恰好一半即可。全量统计，因
  此没有区间；n 是有变更被合并的人数。OpenSSF 徽章要求至少为 2。
bias: >-
  A change of one line counts as much as a rewrite; reviewing and answering don't count. Who wrote it gets the credit,
  co-authors none. Work that is committed without a change request isn't seen, nor that of deleted accounts.
bias_zh-CN: >-
  一行的改动与重写同等计数；评审和答复不计。功劳归变更请求的作者，共同作者不计。不经变更请求直接提交的工作看不到，已注销
  账号的工作也看不到。
standard: CHAOSS Contributor Absence Factor (bus factor), by merged change requests
standard_zh-CN: CHAOSS Contributor Absence Factor（巴士系数），按已合并的变更请求计
---*/
