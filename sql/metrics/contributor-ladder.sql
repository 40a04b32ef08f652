/*---
title: Contributor ladder
title_zh-CN: 贡献者阶梯
question: How many people write changes, and how far have they come?
family: people
aggregate: count
unit: count
better: higher
target: null
noun: contributor
item_value: amount
trailing: 12 months
population: ladder-to-developer
sources: [pull_request, review]
definition: >-
  People with a merged change request in the twelve months up to the end of the period, each on one rung. Newcomer: one
  to four merged changes. Module developer: five or more. Architect: five or more, and 20 or more reviews given and
  merges made. Each is listed with the rung and the number of merged changes.
bias: >-
  The rungs are by number of changes, not by their depth; somebody who reviews but writes little is on none or a low
  one. After a pause of a year everybody starts anew.
standard: Reference model of AI open-source ecosystems, contributor ladder; the reading of its rungs is ours
---*/
