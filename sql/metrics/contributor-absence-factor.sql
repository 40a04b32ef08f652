/*---
title: Contributor absence factor
title_zh-CN: 贡献者缺席系数
question: How few people could leave before half the work is gone?
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
bias: >-
  A change of one line counts as much as a rewrite; reviewing and answering don't count. Who wrote it gets the credit,
  co-authors none. Work that is committed without a change request isn't seen, nor that of deleted accounts.
standard: CHAOSS Contributor Absence Factor (bus factor), by merged change requests
---*/
