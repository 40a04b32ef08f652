/*---
title: Decomposers
title_zh-CN: 分解者占比
question: What share of the people mainly sorts, tidies and explains?
question_zh-CN: 有多大比例的人主要是分拣、整理和解释？
family: people
aggregate: share
unit: share
better: neither
target: null
noun: contributor
item_value: share
part: decomposer
population: role-producers
sources: [issue, pull_request, comment]
definition: >-
  Of the people who took part in the period, the share that is a decomposer: mainly sorts, tidies and explains.
  Everybody has the role in which the largest share of their weighted contributions lies; where shares are equal,
  producer goes before decomposer and decomposer before consumer. Producing: change requests, reviews, merges, releases,
  commits, and comments on one's own change requests. Decomposing: labels and other triage, closing and commenting on
  what others opened, and changes to neither code nor tests, such as documentation, builds and CI, where git's paths are
  known. Consuming: issues, discussions, and comments on one's own. Weights: a merged change 5; opening, closing,
  releasing and a commit without a change request 2; anything else 1. Somebody whose earlier change was merged in the
  period is one of them. Each is listed with their role and its share.
definition_zh-CN: >-
  时段内参与的人中，分解者（主要分拣、整理和解释）的占比。每个人的角色是其加权贡献中份额最大的一种；份额相等时，生产者先
  于分解者，分解者先于消费者。生产：变更请求、评审、合并、发布、提交，以及在自己的变更请求上的评论。分解：加标签等分拣工
  作，关闭和评论他人提出的条目，以及（在 git 路径已知时）既不涉及代码也不涉及测试的变更，如文档、构建和持续集成。消费：
  议题、讨论，以及在自己的议题和讨论上的评论。权重：被合并的变更 5；新建、关闭、发布以及不经变更请求的提交 2；其余 1。其
  较早的变更在时段内被合并的人也算参与。每人连同其角色及该角色的份额列出。
bias: >-
  Counts acts, not their depth. A "me too" under somebody else's issue is taken for an answer. Without the paths of
  commits, who writes documentation looks like a producer.
bias_zh-CN: >-
  统计的是行为，而不是其深度。在他人议题下的一句“我也是”会被当作解答。提交的路径未知时，编写文档的人看上去像生产者。
standard: Reference model of AI open-source ecosystems, roles; reading and weights our own
standard_zh-CN: AI 开源生态参考模型，角色；解读与权重为我们自定
---*/
