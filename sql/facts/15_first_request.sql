/*---
table: first_request
of: repository
needs: [fact.change_request]
---*/
-- Each person's first change request in the repository. Of the whole repository: an older one may arrive later.
select item_id, repo_id
from fact.change_request
where repo_id = $repo_id and author_id is not null
qualify row_number() over (partition by author_id order by created_at, item_id) = 1
