/*---
title: Core retention
title_zh-CN: 核心贡献者留存率
question: Do those who do half of the work stay?
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
bias: >-
  A core is often a handful of people, so one of them more or less moves it far: mind the interval. Who stays at all
  counts, though they may do far less than before. Contributions are acts: who talks most may be core without code.
standard: CHAOSS Contributor Retention, of the core by the absence factor; the reading is ours
---*/
