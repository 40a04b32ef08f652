/*---
title: Answered within 14 days
title_zh-CN: 14 天内响应率
question: What share of issues gets a first human answer within two weeks?
question_zh-CN: 有多大比例的议题在两周内得到人的首次答复？
family: responsiveness
aggregate: survival-share
horizon: 14 d
population: time-to-first-response
unit: share
better: higher
target: null
noun: issue
sources: [issue, comment, event]
definition: >-
  Share of issues with a first answer by a person other than the author within 14 days of opening, from the same curve
  (Kaplan–Meier) as time to first response: issues that are younger count for as long as they have been watched.
  14 days is the longest that the OpenSSF badge allows for an answer to a report of a vulnerability; here it is asked of
  every issue.
definition_zh-CN: >-
  创建后 14 天内得到作者以外的人首次答复的议题占比，取自与首次响应时间相同的曲线（Kaplan–Meier）：时间不足的议题按已被观
  察的时间计入。14 天是 OpenSSF 徽章对答复漏洞报告所允许的最长时间；这里对每个议题都作此要求。
bias: >-
  As time to first response: answers elsewhere aren't seen, a maintainer's own notes get none.
bias_zh-CN: >-
  同首次响应时间：别处的答复看不到，维护者自己记的议题无人答复。
standard: Own definition, on CHAOSS Time to First Response
standard_zh-CN: 自有定义，基于 CHAOSS Time to First Response
---*/
