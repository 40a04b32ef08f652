-- How many reactions of thanks an item's opening text has had by the last sync; they have no date.
create or replace view reaction as
select
  repo_id,
  item_id,
  sum(people) filter (where content in ('THUMBS_UP', 'HEART', 'HOORAY', 'ROCKET')) as thanks
from raw.reaction
group by repo_id, item_id;
