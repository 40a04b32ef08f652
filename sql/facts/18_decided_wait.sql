/*---
table: decided_wait
of: item
needs: [fact.closing]
---*/
-- What each item had spent in which stage by the time it was closed or merged.
with part as (
  select
    closing.item_id,
    closing.item_kind,
    closing.author_kind,
    closing.closed_at,
    closing.reopened_at,
    span.stage,
    seconds_between(span.from_at, span.to_at) as seconds
  from fact.closing as closing
  left join fact.stage_span as span
    on span.item_id = closing.item_id and span.repo_id = $repo_id and span.to_at <= closing.closed_at
  where closing.repo_id = $repo_id and closing.item_id in (from touched)
)
select
  item_id,
  $repo_id as repo_id,
  item_kind,
  author_kind,
  closed_at,
  reopened_at,
  coalesce(sum(seconds) filter (stage = 'first_response'), 0) as first_response,
  coalesce(sum(seconds) filter (stage = 'review'), 0) as review,
  coalesce(sum(seconds) filter (stage = 'author'), 0) as author,
  coalesce(sum(seconds) filter (stage = 'decision'), 0) as decision
from part
group by item_id, item_kind, author_kind, closed_at, reopened_at
