/*---
title: Merged within 48 hours
title_zh-CN: 48 小时内合并率
question: What share of change requests is merged within two days?
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
bias: >-
  Trivial changes and an author's own merges lift it. Careful review lowers it, so more isn't always better.
standard: Own definition, on CHAOSS Change Requests Duration
---*/
