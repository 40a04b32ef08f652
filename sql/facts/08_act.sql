/*---
table: own_act
of: filling
---*/
-- What was contributed to the repository: what days, roles and gaps are made of.
select repo_id, person_id, person_kind, kind, acted_at, role
from act
where repo_id = $repo_id
