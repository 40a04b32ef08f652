/*---
title: Decided within 14 days
title_zh-CN: 14 天内决定率
question: What share of change requests is merged or declined within two weeks?
question_zh-CN: 有多大比例的变更请求在两周内被合并或拒绝？
family: changes
aggregate: survival-share
horizon: 14 d
population: time-to-decision
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, event]
definition: >-
  Share of the change requests opened in the period that are merged or declined for good within 14 days of being ready
  for review, from the same curve (Kaplan–Meier) as time to decision: those that are younger count for as long as they
  have been watched.
definition_zh-CN: >-
  时段内创建的变更请求中，自可供评审起 14 天内最终被合并或拒绝的占比，取自与决定时长相同的曲线（Kaplan–Meier）：时间不足
  14 天的，按已被观察的时间计入。
bias: >-
  As time to decision: closing everything at once looks quick, an author's own withdrawal counts as a decision.
bias_zh-CN: >-
  同决定时长：一概立即关闭看上去很快，作者自行撤回的算作决定。
standard: Own definition, on CHAOSS Change Requests Duration
standard_zh-CN: 自有定义，基于 CHAOSS Change Requests Duration
---*/
