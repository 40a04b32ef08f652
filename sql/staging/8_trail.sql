-- What each did by day, or by month.
create or replace macro acted_rows(is_monthly) as table
  from fact.person_month where is_monthly
  union all
  from fact.person_day where not is_monthly;

-- The places of the periods that hold a day, or a month: from `enters` to before `leaves`. From `turns` on it lies more
-- than six months before their end.
create or replace macro placed_rows(periods, earliest, latest, is_monthly) as table
  select
    day.on_day,
    (count(*) filter (where period.end_at <= day.on_day))::integer as enters,
    (count(*) filter (
      where period.end_at - interval 6 month <= day.on_day and period.from_at <= day.on_day
    ))::integer as turns,
    (count(*) filter (where period.from_at <= day.on_day))::integer as leaves
  from calendar_rows(earliest, latest, is_monthly) as day
  cross join period_rows(periods) as period
  group by day.on_day
  having enters < leaves;

-- The first of a month with the place of the first period that ends later.
create or replace macro edge_rows(periods, earliest, latest) as table
  select month.on_day, (count(*) filter (where period.end_at <= month.on_day))::integer as place
  from month_rows(earliest, latest + interval 1 month) as month
  cross join period_rows(periods) as period
  group by month.on_day;

-- What each person had done in the time that each period looks back over: the same from the period at place `enters` to
-- before that at `leaves`; `organisation` is null unless it is asked for. Whoever acted in one place alone is read from
-- there, where the periods are years of whole months; the others, and all where they aren't, are put together here.
create or replace macro trail_rows(scopes, periods, earliest, latest, actors, part, is_monthly, is_yearly, by_organisation) as table
  with scope as (from scope_rows(scopes)),
  met as (
    select
      scope.series,
      acted.person_id,
      case when by_organisation then acted.organisation end as organisation,
      acted.on_day,
      acted.contributions::double as contributions,
      acted.merged::double as merged,
      acted.decisions::double as decisions
    from acted_rows(is_monthly) as acted
    join scope on scope.repo_id = acted.repo_id
    where acted.on_day >= earliest and acted.on_day < latest
      and case part when 'merged' then acted.merged > 0 or acted.decisions > 0 else acted.contributions > 0 end
      and (actors = 'all' or acted.person_kind = actors)
      and (not is_yearly or acted.person_id in (from fact.scattered))
  ),
  person as (
    select
      series, person_id, organisation, min(on_day) as first_on, max(on_day) as last_on,
      sum(contributions) as contributions, sum(merged) as merged, sum(decisions) as decisions
    from met
    group by series, person_id, organisation
    having part is distinct from 'merged' or sum(merged) > 0
  ),
  -- Most came once: they need no following. The others get a number, which is faster to sort by.
  often as (
    select series, person_id, organisation, (row_number() over ())::integer as person
    from person
    where first_on < last_on
  ),
  visit as (
    select
      often.person, met.on_day,
      sum(met.contributions) as contributions, sum(met.merged) as merged, sum(met.decisions) as decisions
    from met
    join often
      on often.series = met.series and often.person_id = met.person_id
      and often.organisation is not distinct from met.organisation
    group by often.person, met.on_day
  ),
  placed as (from placed_rows(periods, earliest, latest, is_monthly)),
  -- What a visit adds when the first period holds it, and takes away again when the last has passed.
  change as (
    select visit.person, placed.enters as place, contributions, merged, decisions
    from visit
    join placed on placed.on_day = visit.on_day
    union all
    select visit.person, placed.leaves, -contributions, -merged, -decisions
    from visit
    join placed on placed.on_day = visit.on_day
  ),
  standing as (
    select
      person,
      place as enters,
      lead(place) over steps as leaves,
      (sum(contributions) over steps)::integer as contributions,
      (sum(merged) over steps)::integer as merged,
      (sum(decisions) over steps)::integer as decisions
    from change
    window steps as (partition by person order by place rows unbounded preceding)
  ),
  edge as (from edge_rows(periods, earliest, latest))
  select often.series, often.person_id, often.organisation, enters, leaves, contributions, merged, decisions
  from standing
  join often on often.person = standing.person
  where enters < leaves
  union all
  select
    person.series, person.person_id, person.organisation, placed.enters, placed.leaves,
    person.contributions::integer, person.merged::integer, person.decisions::integer
  from person
  join placed on placed.on_day = person.first_on
  where person.first_on = person.last_on
  union all
  select
    scope.series, year.person_id, case when by_organisation then year.organisation end, began.place, ended.place,
    year.contributions, year.merged, year.decisions
  from fact.person_year as year
  join scope on scope.repo_id = year.repo_id
  join edge as began on began.on_day = greatest(year.from_on, earliest)
  join edge as ended on ended.on_day = least(year.to_on, latest)
  where is_yearly
    and year.from_on < latest and year.to_on > earliest
    and case part when 'merged' then year.merged > 0 else year.contributions > 0 end
    and (actors = 'all' or year.person_kind = actors)
    and year.person_id not in (from fact.scattered)
    and began.place < ended.place;

-- The same of contributions, `recent` those in the last six months before a period's end, of whoever has older ones too.
create or replace macro half_trail_rows(scopes, periods, earliest, latest, actors, is_monthly, is_yearly) as table
  with scope as (from scope_rows(scopes)),
  met as (
    select scope.series, acted.person_id, acted.on_day, acted.contributions::double as contributions
    from acted_rows(is_monthly) as acted
    join scope on scope.repo_id = acted.repo_id
    where acted.on_day >= earliest and acted.on_day < latest
      and acted.contributions > 0
      and (actors = 'all' or acted.person_kind = actors)
      and (not is_yearly or acted.person_id in (from fact.scattered))
  ),
  numbered as (
    select series, person_id, (row_number() over ())::integer as person
    from met
    group by series, person_id
  ),
  visit as (
    select numbered.person, met.on_day, sum(met.contributions) as contributions
    from met
    join numbered on numbered.series = met.series and numbered.person_id = met.person_id
    group by numbered.person, met.on_day
  ),
  placed as (from placed_rows(periods, earliest, latest, is_monthly)),
  change as (
    select visit.person, placed.enters as place, contributions, contributions as recent
    from visit
    join placed on placed.on_day = visit.on_day
    union all
    select visit.person, placed.turns, 0, -contributions
    from visit
    join placed on placed.on_day = visit.on_day
    union all
    select visit.person, placed.leaves, -contributions, 0
    from visit
    join placed on placed.on_day = visit.on_day
  ),
  standing as (
    select
      person,
      place as enters,
      lead(place) over steps as leaves,
      (sum(contributions) over steps)::integer as contributions,
      (sum(recent) over steps)::integer as recent
    from change
    window steps as (partition by person order by place rows unbounded preceding)
  ),
  edge as (from edge_rows(periods, earliest, latest))
  select numbered.series, numbered.person_id, enters, leaves, contributions, recent
  from standing
  join numbered on numbered.person = standing.person
  where enters < leaves and contributions > recent
  union all
  select scope.series, half.person_id, began.place, ended.place, half.contributions, half.recent
  from fact.person_half as half
  join scope on scope.repo_id = half.repo_id
  join edge as began on began.on_day = greatest(half.from_on, earliest)
  join edge as ended on ended.on_day = least(half.to_on, latest)
  where is_yearly
    and half.from_on < latest and half.to_on > earliest
    and (actors = 'all' or half.person_kind = actors)
    and half.person_id not in (from fact.scattered)
    and began.place < ended.place;
