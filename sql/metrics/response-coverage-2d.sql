/*---
title: Answered within 2 days
title_zh-CN: 2 天内响应率
question: What share of issues gets a first human answer within two days?
family: responsiveness
aggregate: survival-share
horizon: 2 d
population: time-to-first-response
unit: share
better: higher
target: null
noun: issue
sources: [issue, comment, event]
definition: >-
  Share of issues with a first answer by a person other than the author within 2 days of opening, from the same curve
  (Kaplan–Meier) as time to first response: issues that are younger count for as long as they have been watched.
  The limit of two days is ours.
bias: >-
  As time to first response: answers elsewhere aren't seen, a maintainer's own notes get none.
standard: Own definition, on CHAOSS Time to First Response
---*/
