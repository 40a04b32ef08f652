/*---
title: Contributor retention
title_zh-CN: 贡献者留存率
question: Do people who contributed come back?
question_zh-CN: 贡献过的人会再来吗？
family: people
aggregate: retention
unit: share
better: higher
target: 0.2
noun: contributor
item_value: amount
part: everybody
sources: [issue, pull_request, comment]
definition: >-
  Of the people who contributed in the period before, the share that contributed in this one: by quarter, retention
  from quarter to quarter. For a whole window, the window before of equal length. People of repositories whose last
  sync lies before the period aren't known yet and in no share. A period that isn't over is marked as partial and reads
  low. The target is the retention from quarter to quarter for which LFX Insights gives full points.
definition_zh-CN: >-
  前一时段贡献过的人中，本时段也有贡献的占比：按季即为季度留存率。对整个范围，则与之前等长的范围比较。所在仓库的最近一次
  同步早于该时段的人尚不可知，不计入占比。尚未结束的时段标为不完整，数值偏低。目标值是 LFX Insights 给满分的季度留存率。
bias: >-
  Depends on the length of the period: few come back every month, most every year. Somebody who pauses for one period
  counts as lost. Projects that many touch once read low however loyal the core is.
bias_zh-CN: >-
  取决于时段长短：每月都来的人少，每年都来的人多。停顿一个时段的人算作流失。许多人只来一次的项目，不论核心多么忠诚，数值
  都偏低。
standard: CHAOSS Contributor Retention; LFX Insights
---*/
-- By days, of which there are few: people are then joined on equal keys alone. Where the window cuts a period, up to
-- the cut, since the last day before it knows the next.
with placed as (
  select calendar.on_day, period.*, greatest(period.start_at, period.from_at) as back_at
  from calendar
  join period on calendar.on_day >= period.before_at and calendar.on_day < greatest(period.start_at, period.from_at)
),
-- Who was there in the period before, and whether they came again.
met as (
  select
    presence.series,
    placed.start_at,
    presence.person_id,
    sum(case when presence.on_day < placed.start_at then presence.contributions else 0 end) as held,
    bool_or(presence.next_on >= placed.back_at and presence.next_on < placed.end_at or presence.on_day >= placed.from_at) as is_back,
    bool_or(presence.as_of > placed.from_at) as is_watched,
    bool_or(
      presence.first_on >= placed.before_at and (presence.unsure_on is null or presence.unsure_on > presence.first_on)
    ) as is_new
  from presence
  join placed on placed.on_day = presence.on_day
  group by presence.series, placed.start_at, presence.person_id
  having held > 0
),
-- Of those who did the same, as many are of the core as it takes, by their names.
level as (
  select
    *,
    sum(held * many) over (partition by series, start_at order by held desc rows unbounded preceding) - held * many as ahead,
    sum(held * many) over (partition by series, start_at) as whole
  from (
    select series, start_at, held, count(*) as many
    from met
    where $part = 'core'
    group by series, start_at, held
  )
),
core as (
  select met.*
  from met
  join level on level.series = met.series and level.start_at = met.start_at and level.held = met.held
  where 2 * level.ahead < level.whole
  qualify 2 * (
    level.ahead
    + met.held * (row_number() over (partition by met.series, met.start_at, met.held order by met.person_id) - 1)
  ) < level.whole
),
-- Of whom it is asked whether they came back.
asked as (
  select series, start_at, person_id, is_back, is_watched
  from met
  where $part = 'everybody' or $part = 'newcomers' and is_new
  union all
  select series, start_at, person_id, is_back, is_watched
  from core
),
counted as (
  select
    series,
    start_at,
    case when $listing then person_id end as item_id,
    coalesce(is_back, false) as is_hit,
    is_watched,
    count(*) as people
  from asked
  group by all
),
given as (
  select presence.series, period.start_at, presence.person_id, sum(presence.contributions) as contributions
  from presence
  join period on presence.on_day >= period.from_at and presence.on_day < period.end_at
  where $listing
  group by presence.series, period.start_at, presence.person_id
)
select
  counted.series,
  counted.start_at as period,
  counted.item_id,
  case when counted.is_hit then 'stayed' when counted.is_watched then 'left' else 'not_known' end as outcome,
  coalesce(given.contributions, 0)::double as seconds,
  counted.is_hit,
  counted.is_watched or counted.is_hit as is_known,
  counted.people
from counted
left join given
  on given.series = counted.series and given.start_at = counted.start_at and given.person_id = counted.item_id
