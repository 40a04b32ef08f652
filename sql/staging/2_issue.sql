-- Issues with their author's kind. A deleted account counts as a person.
create or replace view issue as
select
  issue.id as item_id,
  issue.repo_id,
  issue.number,
  issue.title,
  issue.url,
  issue.author_id,
  coalesce(author.kind, 'human') as author_kind,
  issue.created_at,
  issue.closed_at,
  issue.state_reason
from raw.issue as issue
left join person as author on author.person_id = issue.author_id;
