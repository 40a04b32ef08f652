/*---
title: Contributor ladder
title_zh-CN: 贡献者阶梯
question: How many people write changes, and how far have they come?
question_zh-CN: 有多少人在写变更，他们走到了哪一级？
family: people
aggregate: count
unit: count
better: higher
target: null
noun: contributor
item_value: amount
trailing: 12 months
population: ladder-to-developer
part: merged
sources: [pull_request, review]
definition: >-
  People with a merged change request in the twelve months up to the end of the period, each on one rung. Newcomer: one
  to four merged changes. Module developer: five or more. Architect: five or more, and 20 or more reviews given and
  merges made. Each is listed with the rung and the number of merged changes.
definition_zh-CN: >-
  截至时段结束的 12 个月内有变更请求被合并的人，每人处于一级。新人：一至四个已合并变更。模块开发者：五个或更多。架构师：
  五个或更多，且作出的评审与执行的合并合计 20 次或更多。每人连同所处的级别和已合并变更数一并列出。
bias: >-
  The rungs are by number of changes, not by their depth; somebody who reviews but writes little is on none or a low
  one. After a pause of a year everybody starts anew.
bias_zh-CN: >-
  级别按变更的数量而非深度划分；评审多而写得少的人不在任何一级，或处于低级。停顿一年后人人从头开始。
standard: Reference model of AI open-source ecosystems, contributor ladder; the reading of its rungs is ours
standard_zh-CN: AI 开源生态参考模型，贡献者阶梯；各级的解读为我们自定
---*/
