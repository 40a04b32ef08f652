-- Milestones, with when they are due.
create or replace view milestone as
select
  milestone.id as item_id,
  milestone.repo_id,
  milestone.title,
  repository.url || '/milestone/' || milestone.number as url,
  milestone.created_at,
  milestone.due_at
from raw.milestone as milestone
join raw.repository as repository on repository.id = milestone.repo_id;
