/*---
title: Release days a week
title_zh-CN: 每周发布天数
question: On how many days of a week does something come out?
family: releases
aggregate: quantile
quantile: 0.5
trailing: 12 months
unit: number
better: neither
target: null
noun: week
item_value: amount
sources: [release]
definition: >-
  Median number of days (UTC) of a week on which a release was published, over the weeks that lie wholly in the twelve
  months before the end of the period, weeks without a release counted with 0. Weeks begin on Monday; those that the
  window, the last sync or the beginning of the repository cuts are left out. Of several repositories, each one's weeks
  count. Drafts and pre-releases are left out.
bias: >-
  Below one release in two weeks it is 0, however steady: then the release interval says more. Automated publishing
  lifts it without more being made.
standard: Own definition, on DORA deployment frequency
---*/
with released as (
  select
    release.repo_id,
    date_trunc('week', release.published_at) as week_at,
    count(distinct date_trunc('day', release.published_at)) as days
  from release
  where not release.is_prerelease
  group by release.repo_id, date_trunc('week', release.published_at)
),
week as (
  select
    scope.series,
    scope.as_of,
    repository.item_id,
    repository.repo_id,
    each.week_at,
    each.week_at + interval 7 day as next_week_at
  from repository
  join scope on scope.repo_id = repository.repo_id
  join resource on resource.repo_id = repository.repo_id and resource.resource = 'release'
  cross join week_rows($from, $to) as each
  where each.week_at >= repository.created_at
    and each.week_at + interval 7 day <= scope.as_of
)
select
  week.series,
  period.start_at as period,
  week.item_id,
  cast(cast(week.week_at as date) as varchar) as outcome,
  coalesce(released.days, 0)::double as seconds
from week
join period
  on week.week_at >= period.from_at and week.next_week_at <= period.end_at
left join released on released.repo_id = week.repo_id and released.week_at = week.week_at
where period.start_at <= week.as_of
