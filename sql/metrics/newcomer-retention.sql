/*---
title: Newcomer retention
title_zh-CN: 新人留存率
question: Do people come back after the period in which they first came?
question_zh-CN: 人们在首次到来的时段之后还会再来吗？
family: people
aggregate: retention
unit: share
better: higher
target: null
noun: contributor
item_value: amount
population: contributor-retention
part: newcomers
sources: [issue, pull_request, comment]
definition: >-
  Of the people whose first contribution ever to any repository of the scope lay in the period before, the share that
  contributed in this one: by quarter, retention from quarter to quarter. For a whole window, the window before of equal
  length. People who may have come before the known history are left out; those of repositories whose last sync lies
  before the period aren't known yet and in no share. A period that isn't over is marked as partial and reads low.
definition_zh-CN: >-
  对范围内任一仓库的有史以来首次贡献落在前一时段的人中，本时段也有贡献的占比：按季即为季度留存率。对整个范围，则与之前
  等长的范围比较。可能在已知历史之前就来过的人不计入；所在仓库的最近一次同步早于该时段的人尚不可知，不计入占比。尚未结
  束的时段标为不完整，数值偏低。
bias: >-
  Who first came on the last day of a period has had less time to get used to the project than who came on its first.
  Many come with one question and never mean to stay, so it is far lower than the retention of everybody. Somebody who
  pauses for one period counts as lost.
bias_zh-CN: >-
  在时段最后一天首次到来的人，比第一天到来的人熟悉项目的时间更少。许多人只带着一个问题而来，从未打算留下，因此它远低于
  所有人的留存率。停顿一个时段的人算作流失。
standard: CHAOSS Contributor Retention, of those who were new; the reading is ours
standard_zh-CN: CHAOSS Contributor Retention，限于新人；解读为我们自定
---*/
