-- The few functions whose names or meanings differ between engines. Another engine gets a file of its own.

-- Start of the period that an instant falls into, at the grain that was asked for.
-- Grain 'window' puts everything into one period that begins with the window.
create or replace macro bucket(instant) as
  case
    when getvariable('grain') = 'window' then getvariable('window_start')::timestamp
    else date_trunc(case when getvariable('grain') = 'window' then 'day' else getvariable('grain') end, instant)::timestamp
  end;

-- Exact seconds between two instants, as a double.
create or replace macro seconds_between(earlier, later) as epoch(later - earlier)::double;

-- The stretch of time that a duration falls into: some hundred in all, each a hundredth or so as long as what came before.
create or replace macro stretch_of(seconds) as floor(4 * sqrt(sqrt(greatest(seconds, 0))))::integer;

-- Lists come as JSON. They are counted off by a range, whose length the planner knows: an unnested list it takes for one
-- row, and then joins what it should have joined last.

-- The repositories of the series, each with the instant up to which it is known.
create or replace macro scope_rows(list) as table
  select rows[place].series as series, rows[place].repo_id as repo_id, rows[place].as_of as as_of
  from
    (select from_json(list, '[{"series":"INTEGER","repo_id":"VARCHAR","as_of":"TIMESTAMP"}]') as rows) as given,
    range(1, json_array_length(list)::bigint + 1) as counted(place);

-- The periods of the window: each with its place, its end, from where it looks, and where the one before begins.
create or replace macro period_rows(list) as table
  select
    (counted.place - 1)::integer as place,
    rows[counted.place].start_at as start_at, rows[counted.place].end_at as end_at,
    rows[counted.place].from_at as from_at, rows[counted.place].before_at as before_at
  from
    (select from_json(list, '[{"start_at":"TIMESTAMP","end_at":"TIMESTAMP","from_at":"TIMESTAMP","before_at":"TIMESTAMP"}]') as rows) as given,
    range(1, json_array_length(list)::bigint + 1) as counted(place);

-- Steps of time, each with every period that holds it.
create or replace macro slot_rows(list) as table
  select rows[place].bucket as bucket, rows[place].start_at as start_at, rows[place].end_at as end_at
  from
    (select from_json(list, '[{"bucket":"TIMESTAMP","start_at":"TIMESTAMP","end_at":"TIMESTAMP"}]') as rows) as given,
    range(1, json_array_length(list)::bigint + 1) as counted(place);

-- The days between two instants, the first that of the earlier one, and the months.
create or replace macro day_rows(earliest, latest) as table
  select on_day from range(date_trunc('day', earliest::timestamp)::timestamp, latest::timestamp, interval 1 day) as days(on_day);
create or replace macro month_rows(earliest, latest) as table
  select on_day from range(date_trunc('month', earliest::timestamp)::timestamp, latest::timestamp, interval 1 month) as months(on_day);

-- The ones or the others.
create or replace macro calendar_rows(earliest, latest, is_monthly) as table
  from month_rows(earliest, latest) where is_monthly
  union all
  from day_rows(earliest, latest) where not is_monthly;

-- The same, each with its month and every period that holds it.
create or replace macro day_slot_rows(list, earliest, latest, is_monthly) as table
  select
    day.on_day, date_trunc('month', day.on_day)::timestamp as on_month, slot.start_at as start_at
  from calendar_rows(earliest, latest, is_monthly) as day
  join slot_rows(list) as slot on slot.bucket = bucket(day.on_day);

-- The Mondays on which weeks begin that lie wholly or partly between two instants.
create or replace macro week_rows(earliest, latest) as table
  select unnest(generate_series(date_trunc('week', earliest::timestamp), latest::timestamp, interval 7 day))::timestamp as week_at;
