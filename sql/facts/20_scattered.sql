/*---
table: scattered
of: person
---*/
-- Whose contributions have to be put together before they are counted: in several repositories, for several
-- organisations, or by accounts of several kinds. What all others did stands in one place, ready to be read.
select person_id
from fact.person_month
where person_id in (from met)
group by person_id
having count(distinct (repo_id, person_kind, organisation)) > 1
