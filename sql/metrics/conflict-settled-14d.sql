/*---
title: Conflicts settled within 14 days
title_zh-CN: 14 天内冲突解决率
question: What share of contested change requests is settled within two weeks?
question_zh-CN: 有争议的变更请求中，有多大比例在两周内有定论？
family: quality
aggregate: survival-share
horizon: 14 d
population: conflict-resolution
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, review, event]
definition: >-
  Share of contested change requests whose final merge or close came within 14 days of the first request for changes,
  from the same curve (Kaplan–Meier) as conflict resolution time: those that are younger count for as long as they have
  been watched. Contested and in which period, as there.
definition_zh-CN: >-
  最终合并或关闭发生在首次要求修改后 14 天内的、评审意见相左的变更请求占比，取自与冲突解决时长相同的曲线
  （Kaplan–Meier）：时间不足 14 天的，按已被观察的时间计入。意见相左的含义与所属时段同该指标。
bias: >-
  As conflict resolution time: merged over an objection looks as good as merged once it was met, and so does an author
  who gives up. Few items make a wide interval.
bias_zh-CN: >-
  同冲突解决时长：不顾反对而合并与满足要求后合并看上去一样好，作者放弃的也一样。条目少时区间很宽。
standard: Own definition, a reading of efficiency of conflict resolution
standard_zh-CN: 自有定义，对冲突解决效率的一种解读
---*/
