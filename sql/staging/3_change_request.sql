-- Pull requests as change requests, each with the instant from which it was ready to be decided.
create or replace view change_request as
with first_ready as (
  select item_id, min(created_at) as ready_at
  from raw.event
  where kind = 'ready_for_review'
  group by item_id
)
select
  request.id as item_id,
  request.repo_id,
  request.number,
  request.title,
  request.url,
  request.author_id,
  coalesce(author.kind, 'human') as author_kind,
  request.created_at,
  -- A draft's time is its author's, not the reviewers'.
  coalesce(first_ready.ready_at, request.created_at) as ready_at,
  request.closed_at,
  request.merged_at,
  request.merged_by_id,
  request.is_draft
from raw.pull_request as request
left join person as author on author.person_id = request.author_id
left join first_ready on first_ready.item_id = request.id;
