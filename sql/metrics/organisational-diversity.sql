/*---
title: Organisational diversity
title_zh-CN: 组织多样性
question: Is the work spread over many organisations?
family: concentration
aggregate: diversity
unit: number
better: higher
target: null
noun: contributor
item_value: amount
trailing: 12 months
population: elephant-factor
part: merged
sources: [pull_request]
definition: >-
  One minus the sum of the squared shares that organisations have in the change requests merged in the twelve months up
  to the end of the period (1 − HHI): 0 where one does all, towards 1 where many do the same. Shares are of the work of
  people whose organisation at that time is known; low and high show it with and without each of the others as an
  organisation of their own. They are listed as unknown.
bias: >-
  Rests on what is known of people: with few affiliations known the value speaks of those few alone. Two names of one
  company count as two organisations until a rule joins them.
standard: CHAOSS Organizational Diversity, Simpson's index
---*/
