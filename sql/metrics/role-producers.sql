/*---
title: Producers
title_zh-CN: 生产者占比
question: What share of the people mainly makes things?
question_zh-CN: 有多大比例的人主要是在制作？
family: people
aggregate: share
unit: share
better: neither
target: null
noun: contributor
item_value: share
part: producer
sources: [issue, pull_request, comment]
definition: >-
  Of the people who took part in the period, the share that is a producer: mainly makes things.
  Everybody has the role in which the largest share of their weighted contributions lies; where shares are equal,
  producer goes before decomposer and decomposer before consumer. Producing: change requests, reviews, merges, releases,
  commits, and comments on one's own change requests. Decomposing: labels and other triage, closing and commenting on
  what others opened, and changes to neither code nor tests, such as documentation, builds and CI, where git's paths are
  known. Consuming: issues, discussions, and comments on one's own. Weights: a merged change 5; opening, closing,
  releasing and a commit without a change request 2; anything else 1. Somebody whose earlier change was merged in the
  period is one of them. Each is listed with their role and its share.
definition_zh-CN: >-
  时段内参与的人中，生产者（主要从事制作）的占比。每个人的角色是其加权贡献中份额最大的一种；份额相等时，生产者先于分解
  者，分解者先于消费者。生产：变更请求、评审、合并、发布、提交，以及在自己的变更请求上的评论。分解：加标签等分拣工作，关
  闭和评论他人提出的条目，以及（在 git 路径已知时）既不涉及代码也不涉及测试的变更，如文档、构建和持续集成。消费：议题、
  讨论，以及在自己的议题和讨论上的评论。权重：被合并的变更 5；新建、关闭、发布以及不经变更请求的提交 2；其余 1。其较早的
  变更在时段内被合并的人也算参与。每人连同其角色及该角色的份额列出。
bias: >-
  Counts acts, not their depth. Without the paths of commits, who writes documentation looks like a producer. A
  project with many users has a low share, which is no fault of it.
bias_zh-CN: >-
  统计的是行为，而不是其深度。提交的路径未知时，编写文档的人看上去像生产者。用户众多的项目占比偏低，这不是它的过错。
standard: Reference model of AI open-source ecosystems, roles; reading and weights our own
standard_zh-CN: AI 开源生态参考模型，角色；解读与权重为我们自定
---*/
with person as (
  select
    scope.series,
    slot.start_at,
    role_activity.person_id,
    sum(role_activity.producer)::double as producer,
    sum(role_activity.decomposer)::double as decomposer,
    sum(role_activity.consumer)::double as consumer
  from role_activity
  join scope on scope.repo_id = role_activity.repo_id
  join slot on slot.bucket = bucket(role_activity.on_day)
  where role_activity.on_day >= $from and role_activity.on_day < $to
    and ($actors = 'all' or role_activity.person_kind = $actors)
  group by scope.series, slot.start_at, role_activity.person_id
),
judged as (
  select
    *,
    case
      when producer >= greatest(decomposer, consumer) then 'producer'
      when decomposer >= consumer then 'decomposer'
      else 'consumer'
    end as role
  from person
)
select
  series,
  start_at as period,
  person_id as item_id,
  role as outcome,
  greatest(producer, decomposer, consumer) / (producer + decomposer + consumer) as seconds,
  role = $part as is_hit
from judged
