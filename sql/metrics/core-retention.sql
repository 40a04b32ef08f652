/*---
title: Core retention
title_zh-CN: 核心贡献者留存率
question: Do those who do half of the work stay?
question_zh-CN: 承担一半工作的人会留下吗？
family: people
aggregate: retention
unit: share
better: higher
target: null
noun: contributor
item_value: amount
population: contributor-retention
part: core
sources: [issue, pull_request, comment]
definition: >-
  Of the core of the period before, the share that contributed in this one: by quarter, retention from quarter to
  quarter. For a whole window, the window before of equal length. The core are the fewest people who together made half
  or more of the period's contributions, the largest share first, as the absence factor counts them; of equals, those
  whose ids come first. Each contribution counts the same, and that a change was merged is not counted beside it. People
  of repositories whose last sync lies before the period aren't known yet and in no share. A period that isn't over is
  marked as partial and reads low.
definition_zh-CN: >-
  前一时段的核心中，本时段也有贡献的占比：按季即为季度留存率。对整个范围，则与之前等长的范围比较。核心是合计作出该时段
  一半或更多贡献的最少人数，份额最大者优先，计法同贡献者缺席系数；份额相等时，标识靠前者优先。每次贡献同等计数；变更被
  合并不另计一次。所在仓库的最近一次同步早于该时段的人尚不可知，不计入占比。尚未结束的时段标为不完整，数值偏低。
bias: >-
  A core is often a handful of people, so one of them more or less moves it far: mind the interval. Who stays at all
  counts, though they may do far less than before. Contributions are acts: who talks most may be core without code.
bias_zh-CN: >-
  核心往往只有几个人，多一人少一人就使数值大幅变动：请留意区间。只要留下就算，哪怕所做远少于从前。贡献指的是行为：发言
  最多的人可能不写代码也属于核心。
standard: CHAOSS Contributor Retention, of the core by the absence factor; the reading is ours
standard_zh-CN: CHAOSS Contributor Retention，限于按缺席系数认定的核心；解读为我们自定
---*/
