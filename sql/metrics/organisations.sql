/*---
title: Organisations
title_zh-CN: 参与组织数
question: How many organisations take part?
question_zh-CN: 有多少组织参与？
family: people
aggregate: organisation-count
unit: count
better: higher
target: 2
noun: contributor
item_value: amount
trailing: 12 months
population: elephant-factor
part: active
sources: [issue, pull_request, comment]
definition: >-
  Organisations to which people belonged, as far as is known, at the time at which they contributed anything in the
  twelve months up to the end of the period. n counts the people. High adds each person of whom no organisation is known
  as one of their own; where nobody's is known there is no value. The CNCF asks a project for two at least.
definition_zh-CN: >-
  截至时段结束的 12 个月内，人们作出任何贡献时所属的组织数，以所知为限。n 统计的是人数。上限把所属组织未知的人各算作一个
  组织；若所有人的组织都未知，则没有值。CNCF 要求项目至少有两个。
bias: >-
  One comment makes an organisation take part. It grows with what is known of people, and two names of one company
  count as two until a rule joins them.
bias_zh-CN: >-
  一条评论就使一个组织算作参与。它随对人员的了解而增大，同一家公司的两个名称在有规则将其归并之前算作两个组织。
standard: CHAOSS Organizational Diversity, number of organisations
standard_zh-CN: CHAOSS Organizational Diversity，组织数
---*/
