/*---
title: Change requests linked to an issue
title_zh-CN: 关联议题的变更请求
question: What share of change requests says which issue it settles?
question_zh-CN: 有多大比例的变更请求注明了所解决的议题？
family: changes
aggregate: share
unit: share
better: higher
target: null
noun: change_request
item_value: none
sources: [pull_request]
definition: >-
  Change requests opened in the period that name at least one issue which their merge closes, over all opened in it.
  By the source's own links, whether they were written into the description or made by hand. Change requests by bots
  are a series of their own.
definition_zh-CN: >-
  时段内创建的变更请求中，至少注明一个在合并时随之关闭的议题者，占其全部的比例。以来源自身的关联为准，不论是写在描述中还
  是手工建立的。机器人的变更请求自成序列。
bias: >-
  Links are as of the fetch, not of the opening. Small fixes need no issue, and issues in another tracker aren't seen,
  so 100 % is no aim for most projects.
bias_zh-CN: >-
  关联以采集时为准，而非创建时。小修复不需要议题，在其他跟踪系统中的议题看不到，因此对多数项目而言 100 % 并非目标。
standard: Own definition, after the linked issue ratio of OSS Compass
standard_zh-CN: 自有定义，参照 OSS Compass 的议题关联率
---*/
select
  scope.series,
  slot.start_at as period,
  request.item_id,
  case when request.closes_issue then 'linked' else 'unlinked' end as outcome,
  null::double as seconds,
  request.closes_issue as is_hit
from change_request as request
join scope on scope.repo_id = request.repo_id
join slot on slot.bucket = bucket(request.created_at)
where request.created_at >= $from and request.created_at < $to
  and request.created_at <= scope.as_of
  and ($actors = 'all' or request.author_kind = $actors)
