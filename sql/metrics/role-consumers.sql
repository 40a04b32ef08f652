/*---
title: Consumers
title_zh-CN: 消费者占比
question: What share of the people mainly uses and asks?
family: people
aggregate: share
unit: share
better: neither
target: null
noun: contributor
item_value: share
part: consumer
population: role-producers
sources: [issue, pull_request, comment]
definition: >-
  Of the people who took part in the period, the share that is a consumer: mainly uses and asks.
  Everybody has the role in which the largest share of their weighted contributions lies; where shares are equal,
  producer goes before decomposer and decomposer before consumer. Producing: change requests, reviews, merges, releases,
  commits, and comments on one's own change requests. Decomposing: labels and other triage, closing and commenting on
  what others opened, and changes to neither code nor tests, such as documentation, builds and CI, where git's paths are
  known. Consuming: issues, discussions, and comments on one's own. Weights: a merged change 5; opening, closing,
  releasing and a commit without a change request 2; anything else 1. Somebody whose earlier change was merged in the
  period is one of them. Each is listed with their role and its share.
bias: >-
  Only users who write are seen; most never do. A maintainer who reports many issues for a plan looks like a consumer.
standard: Reference model of AI open-source ecosystems, roles; reading and weights our own
---*/
