/*---
rule: commit-author
is_on: true
description: An address is the account that GitHub names as the author of its commits, where it names one and never another.
---*/
select 'email:' || email as account_id, min(account_id) as into_id
from fact.address
group by email
having not bool_or(is_disputed) and count(distinct account_id) = 1
