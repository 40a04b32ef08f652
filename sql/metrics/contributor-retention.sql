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
with seen as (
  select
    scope.series,
    person_activity.person_id,
    person_activity.on_day,
    max(scope.as_of) as as_of,
    sum(person_activity.contributions) as contributions
  from person_activity
  join scope on scope.repo_id = person_activity.repo_id
  where person_activity.contributions > 0
    and ($actors = 'all' or person_activity.person_kind = $actors)
  group by scope.series, person_activity.person_id, person_activity.on_day
),
-- By days, of which there are few: people are then joined on equal keys alone.
day as (
  select distinct on_day from seen
),
placed as (
  select
    day.on_day,
    period.start_at,
    period.from_at,
    period.before_at,
    day.on_day < period.start_at as is_before,
    day.on_day >= period.from_at as is_within
  from day
  join period on day.on_day >= period.before_at and day.on_day < period.end_at
),
met as (
  select
    seen.series,
    placed.start_at,
    any_value(placed.before_at) as before_at,
    seen.person_id,
    max(seen.as_of) > any_value(placed.from_at) as is_watched,
    sum(seen.contributions) filter (where placed.is_before) as held,
    sum(seen.contributions) filter (where placed.is_within) as contributions
  from seen
  join placed on placed.on_day = seen.on_day
  group by seen.series, placed.start_at, seen.person_id
  having count(*) filter (where placed.is_before) > 0
),
first as (
  select
    scope.series,
    arrival.person_id,
    min(arrival.first_on) as first_on,
    min(arrival.first_on) filter (where not arrival.is_sure) as unsure_on
  from arrival
  join scope on scope.repo_id = arrival.repo_id
  where $part = 'newcomers'
    and ($actors = 'all' or arrival.person_kind = $actors)
  group by scope.series, arrival.person_id
),
ranked as (
  select
    *,
    sum(held) over (partition by series, start_at order by held desc, person_id rows unbounded preceding) - held as ahead,
    sum(held) over (partition by series, start_at) as whole
  from met
  where $part = 'core'
),
-- Of whom it is asked whether they came back.
asked as (
  select series, start_at, person_id, is_watched, contributions
  from met
  where $part = 'everybody'
  union all
  select met.series, met.start_at, met.person_id, met.is_watched, met.contributions
  from met
  join first on first.series = met.series and first.person_id = met.person_id
  where first.first_on >= met.before_at
    and (first.unsure_on is null or first.unsure_on > first.first_on)
  union all
  select series, start_at, person_id, is_watched, contributions
  from ranked
  where 2 * ahead < whole
)
select
  series,
  start_at as period,
  person_id as item_id,
  case when contributions is not null then 'stayed' when is_watched then 'left' else 'not_known' end as outcome,
  coalesce(contributions, 0)::double as seconds,
  contributions is not null as is_hit,
  is_watched or contributions is not null as is_known
from asked
