/*---
title: Contribution concentration
title_zh-CN: 贡献集中度
question: Do a few people hold the work?
question_zh-CN: 工作是否握在少数人手中？
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
definition_zh-CN: >-
  截至时段结束的 12 个月内，各人在全部贡献中所占份额的平方和（赫芬达尔–赫希曼指数）：一人包办时为 1，n 人均等时为 1/n。
  其倒数即集中程度相当于多少个同样忙碌的人。每次贡献同等计数；变更被合并不另计一次。
bias: >-
  Speaks of the busiest almost alone; visitors hardly change it. A comment counts as much as a change.
bias_zh-CN: >-
  几乎只反映最忙的人；偶尔来访者对它影响甚微。一条评论与一次变更同等计数。
standard: Herfindahl–Hirschman index
standard_zh-CN: 赫芬达尔–赫希曼指数（HHI）
---*/
