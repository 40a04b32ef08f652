/*---
title: Resolved within 30 days
title_zh-CN: 30 天内解决率
question: What share of issues is resolved within a month of being opened?
family: throughput
aggregate: incidence-share
horizon: 30 d
population: issue-resolution-duration
unit: share
better: higher
target: null
noun: issue
sources: [issue, event]
definition: >-
  Share of the issues opened in the period whose final close came within 30 days of opening (cumulative incidence,
  Aalen–Johansen): open issues count for as long as they have been watched, expiries compete with resolution. The cohort
  reading of issue resolution rate, bounded by 100 %.
bias: >-
  Closes as not planned or duplicate count as resolved. A reopening takes an issue out again, so the newest periods
  still fall.
standard: Own definition, the cohort reading of issue resolution rate
---*/
