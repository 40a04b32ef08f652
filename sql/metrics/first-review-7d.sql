/*---
title: Reviewed within 7 days
title_zh-CN: 7 天内评审率
question: What share of change requests gets a first look of another person within a week?
family: review
aggregate: survival-share
horizon: 7 d
population: time-to-first-review
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, comment, review, event]
definition: >-
  Share of the change requests opened in the period that get a first review or comment by a person other than the author
  within 7 days of being ready for review, from the same curve (Kaplan–Meier) as time to first review: those that are
  younger than a week, or were decided before it was over, count for as long as they waited. The week is ours.
bias: >-
  As time to first review: a thank-you comment counts like a review, and merges without any review end the waiting
  without an answer.
standard: Own definition, on CHAOSS Time to First Response, for change requests
---*/
