/*---
title: Contribution concentration
title_zh-CN: 贡献集中度
question: Do a few people hold the work?
family: concentration
aggregate: herfindahl
unit: number
better: lower
target: null
noun: contributor
item_value: amount
trailing: 12 months
population: contribution-gini
part: active
sources: [issue, pull_request, comment]
definition: >-
  Sum of the squared shares that people have in all contributions of the twelve months up to the end of the period
  (Herfindahl–Hirschman index): 1 where one does all, 1/n where n do the same. Its inverse is how many equally busy people would be
  as concentrated. Each contribution counts the same; that a change was merged is not counted beside it.
bias: >-
  Speaks of the busiest almost alone; visitors hardly change it. A comment counts as much as a change.
standard: Herfindahl–Hirschman index
---*/
