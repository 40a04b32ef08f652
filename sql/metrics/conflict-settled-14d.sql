/*---
title: Conflicts settled within 14 days
title_zh-CN: 14 天内冲突解决率
question: What share of contested change requests is settled within two weeks?
family: quality
aggregate: survival-share
horizon: 14 d
population: conflict-resolution
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, review, event]
definition: >-
  Share of contested change requests whose final merge or close came within 14 days of the first request for changes,
  from the same curve (Kaplan–Meier) as conflict resolution time: those that are younger count for as long as they have
  been watched. Contested and in which period, as there.
bias: >-
  As conflict resolution time: merged over an objection looks as good as merged once it was met, and so does an author
  who gives up. Few items make a wide interval.
standard: Own definition, a reading of efficiency of conflict resolution
---*/
