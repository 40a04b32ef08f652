/*---
title: Resolved within 30 days
title_zh-CN: 30 天内解决率
question: What share of issues is resolved within a month of being opened?
question_zh-CN: 有多大比例的议题在创建后一个月内得到解决？
family: throughput
aggregate: incidence-share
horizon: 30 d
population: issue-resolution-duration
unit: share
better: higher
target: null
noun: issue
sources: [issue, event]
definition: >-
  Share of the issues opened in the period whose final close came within 30 days of opening (cumulative incidence,
  Aalen–Johansen): open issues count for as long as they have been watched, expiries compete with resolution. The cohort
  reading of issue resolution rate, bounded by 100 %.
definition_zh-CN: >-
  时段内创建的议题中，最终关闭发生在创建后 30 天内的占比（累积发生率，Aalen–Johansen）：未关闭的议题按已被观察的时间计
  入，过期关闭与解决相竞争。这是议题解决率的队列解读，以 100 % 为限。
bias: >-
  Closes as not planned or duplicate count as resolved. A reopening takes an issue out again, so the newest periods
  still fall.
bias_zh-CN: >-
  以“不做”或“重复”为由的关闭计为已解决。重新打开会使议题重新变为未解决，因此最近时段的数值仍会下降。
standard: Own definition, the cohort reading of issue resolution rate
standard_zh-CN: 自有定义，议题解决率的队列解读
---*/
