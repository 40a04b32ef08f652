/*---
title: Organisational diversity
title_zh-CN: 组织多样性
question: Is the work spread over many organisations?
question_zh-CN: 工作是否分散在许多组织？
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
definition_zh-CN: >-
  一减去截至时段结束的 12 个月内各组织在已合并变更请求中所占份额的平方和（1 − HHI）：一个组织包办时为 0，越接近众多组织
  均等越趋近 1。份额以当时所属组织已知者的工作为准；下限和上限由两种结果给出：不计其余的人，以及把他们各算作一个组织。他
  们列为未知。
bias: >-
  Rests on what is known of people: with few affiliations known the value speaks of those few alone. Two names of one
  company count as two organisations until a rule joins them.
bias_zh-CN: >-
  取决于对人员的了解：所属组织已知者少时，数值只代表这少数人。同一家公司的两个名称在有规则将其归并之前算作两个组织。
standard: CHAOSS Organizational Diversity, Simpson's index
standard_zh-CN: CHAOSS Organizational Diversity，辛普森指数
---*/
