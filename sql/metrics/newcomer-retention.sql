/*---
title: Newcomer retention
title_zh-CN: 新人留存率
question: Do people come back after the period in which they first came?
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
bias: >-
  Who first came on the last day of a period has had less time to get used to the project than who came on its first.
  Many come with one question and never mean to stay, so it is far lower than the retention of everybody. Somebody who
  pauses for one period counts as lost.
standard: CHAOSS Contributor Retention, of those who were new; the reading is ours
---*/
