/*---
title: Reviewed within 7 days
title_zh-CN: 7 天内评审率
question: What share of change requests gets a first look of another person within a week?
question_zh-CN: 有多大比例的变更请求在一周内得到他人的第一次查看？
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
definition_zh-CN: >-
  时段内创建的变更请求中，自可供评审起 7 天内得到作者以外的人的首次评审或评论的占比，取自与首次评审时间相同的曲线
  （Kaplan–Meier）：时间不足一周的，或不到一周就已决定的，按其等待的时间计入。一周的界限为我们自定。
bias: >-
  As time to first review: a thank-you comment counts like a review, and merges without any review end the waiting
  without an answer.
bias_zh-CN: >-
  同首次评审时间：一句致谢的评论与评审同等计入，未经评审的合并使等待在没有答复的情况下结束。
standard: Own definition, on CHAOSS Time to First Response, for change requests
standard_zh-CN: 自有定义，基于 CHAOSS Time to First Response，用于变更请求
---*/
