/*---
title: Answered within 14 days
title_zh-CN: 14 天内响应率
question: What share of issues gets a first human answer within two weeks?
family: responsiveness
aggregate: survival-share
horizon: 14 d
population: time-to-first-response
unit: share
better: higher
target: null
noun: issue
sources: [issue, comment, event]
definition: >-
  Share of issues with a first answer by a person other than the author within 14 days of opening, from the same curve
  (Kaplan–Meier) as time to first response: issues that are younger count for as long as they have been watched.
  14 days is the longest that the OpenSSF badge allows for an answer to a report of a vulnerability; here it is asked of
  every issue.
bias: >-
  As time to first response: answers elsewhere aren't seen, a maintainer's own notes get none.
standard: Own definition, on CHAOSS Time to First Response
---*/
