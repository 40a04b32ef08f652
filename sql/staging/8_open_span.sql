-- From when to when an issue was open: from its opening or a reopening to the next close, null while it lasts.
create or replace view open_span as
select
  issue.item_id,
  issue.created_at as opened_at,
  min(closing.closed_at) as closed_at
from issue
left join closing on closing.item_id = issue.item_id
group by issue.item_id, issue.created_at
union all
select
  item_id,
  reopened_at,
  lead(closed_at) over (partition by item_id order by closed_at)
from closing
qualify reopened_at is not null;
