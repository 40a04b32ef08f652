/*---
title: Decided within 14 days
title_zh-CN: 14 天内决定率
question: What share of change requests is merged or declined within two weeks?
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
bias: >-
  As time to decision: closing everything at once looks quick, an author's own withdrawal counts as a decision.
standard: Own definition, on CHAOSS Change Requests Duration
---*/
