/*---
title: Merged within 48 hours
title_zh-CN: 48 小时内合并率
question: What share of change requests is merged within two days?
question_zh-CN: 有多大比例的变更请求在两天内被合并？
family: changes
aggregate: incidence-share
horizon: 2 d
population: change-request-merge-time
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, event]
definition: >-
  Share of all change requests opened in the period that are merged within 48 hours of being ready for review, with
  declined ones as a competing outcome and open ones counted as undecided (cumulative incidence, Aalen–Johansen).
definition_zh-CN: >-
  时段内创建的全部变更请求中，自可供评审起 48 小时内被合并的占比，以被拒绝为竞争结果，未关闭的计为尚未决定（累积发生
  率，Aalen–Johansen）。
bias: >-
  Trivial changes and an author's own merges lift it. Careful review lowers it, so more isn't always better.
bias_zh-CN: >-
  琐碎的变更和作者自行合并的变更会抬高它。细致的评审会压低它，因此并非越高越好。
standard: Own definition, on CHAOSS Change Requests Duration
standard_zh-CN: 自有定义，基于 CHAOSS Change Requests Duration
---*/
