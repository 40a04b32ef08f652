-- Whom accounts stand for, one row each.
create or replace view person as
select person_id, login, name, kind
from account
where account_id = person_id;
