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

-- The repositories of the series, each with the instant up to which it is known.
create or replace macro scope_rows(list) as table
  select unnest(from_json(list, '[{"series":"INTEGER","repo_id":"VARCHAR","as_of":"TIMESTAMP"}]'), recursive := true);

-- The periods of the window: each with its end, from where it looks, and where the one before begins.
create or replace macro period_rows(list) as table
  select unnest(from_json(list, '[{"start_at":"TIMESTAMP","end_at":"TIMESTAMP","from_at":"TIMESTAMP","before_at":"TIMESTAMP"}]'), recursive := true);

-- Steps of time, each with every period that holds it.
create or replace macro slot_rows(list) as table
  select unnest(from_json(list, '[{"bucket":"TIMESTAMP","start_at":"TIMESTAMP","end_at":"TIMESTAMP"}]'), recursive := true);

-- The Mondays on which weeks begin that lie wholly or partly between two instants.
create or replace macro week_rows(earliest, latest) as table
  select unnest(generate_series(date_trunc('week', earliest::timestamp), latest::timestamp, interval 7 day))::timestamp as week_at;
