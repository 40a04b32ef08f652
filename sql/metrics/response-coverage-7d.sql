/*---
title: Answered within 7 days
title_zh-CN: 7 天内响应率
question: What share of issues gets a first human answer within a week?
family: responsiveness
aggregate: survival-share
horizon: 7 d
population: time-to-first-response
unit: share
better: higher
target: 0.5
noun: issue
sources: [issue, comment, event]
definition: >-
  Share of issues with a first answer by a person other than the author within 7 days of opening, from the same curve
  (Kaplan–Meier) as time to first response: issues that are younger than a week count for as long as they have been
  watched. The OpenSSF badge asks that more than half of the bug reports be acknowledged, without a number of days; the
  week is ours.
bias: >-
  As time to first response: answers elsewhere aren't seen, a maintainer's own notes get none.
standard: Own definition, on CHAOSS Time to First Response
---*/
