/*---
title: Organisations
title_zh-CN: 参与组织数
question: How many organisations take part?
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
bias: >-
  One comment makes an organisation take part. It grows with what is known of people, and two names of one company
  count as two until a rule joins them.
standard: CHAOSS Organizational Diversity, number of organisations
---*/
