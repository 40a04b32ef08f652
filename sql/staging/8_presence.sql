-- Days or months on which each person contributed between two instants, with the next one, and when they first did in any of the series'
-- repositories: `unsure_on` where they may have come before. Whoever acted in one place alone is read from there; the
-- others are put together here.
create or replace macro presence_rows(scopes, earliest, latest, actors, is_monthly) as table
  with scope as (from scope_rows(scopes)),
  own as (
    select
      scope.series, scope.as_of, each.person_id, each.on_day, each.next_on, each.contributions, each.first_on, each.is_sure
    from (from fact.presence_month where is_monthly union all from fact.presence_day where not is_monthly) as each
    join scope on scope.repo_id = each.repo_id
    where each.on_day >= earliest and each.on_day < latest
      and (actors = 'all' or each.person_kind = actors)
  ),
  together as (
    select series, person_id, on_day, max(as_of) as as_of, sum(contributions) as contributions
    from own
    where person_id in (from fact.scattered)
    group by series, person_id, on_day
  ),
  -- Of all that is known, not only of what lies between the two.
  first as (
    select
      scope.series,
      arrival.person_id,
      min(arrival.first_on) as first_on,
      min(arrival.first_on) filter (where not arrival.is_sure) as unsure_on
    from fact.arrival as arrival
    join scope on scope.repo_id = arrival.repo_id
    where arrival.person_id in (from fact.scattered)
      and (actors = 'all' or arrival.person_kind = actors)
    group by scope.series, arrival.person_id
  )
  select
    series, person_id, on_day, next_on, contributions, as_of, first_on,
    case when not is_sure then first_on end as unsure_on
  from own
  where person_id not in (from fact.scattered)
  union all
  select
    together.series,
    together.person_id,
    together.on_day,
    lead(together.on_day) over (partition by together.series, together.person_id order by together.on_day),
    together.contributions::integer,
    together.as_of,
    first.first_on,
    first.unsure_on
  from together
  join first on first.series = together.series and first.person_id = together.person_id;
