/*---
title: Guides present
title_zh-CN: 指南齐备率
question: Do the repositories have a guide for users and one for contributors?
family: reuse
aggregate: census-share
unit: share
better: higher
target: 1
noun: check
item_value: none
sources: [community_file]
definition: >-
  Share of two checks that are met, over all repositories: a guide for users, which is a README, and one for
  contributors, a CONTRIBUTING file, in the root, .github or docs folder, or given by the owner to all of theirs. Design
  notes, the third guide that the reference model names, have no file name of their own and aren't collected, so nothing
  is said of them. As of the last sync, so only the period that holds it has a value. Repositories of which the files
  were never read are listed as unknown; low and high are then the share without and with all of them.
bias: >-
  That a file is there says nothing of what it says, and nearly every repository has a README. Guides on a web site
  aren't seen.
standard: Own definition, the reference model's documentation health
---*/
select
  scope.series,
  period.start_at as period,
  community_check.item_id,
  case when community_check.is_there then 'present' when not community_check.is_there then 'missing' else 'unknown' end
    as outcome,
  null::double as seconds,
  community_check.is_there as is_hit
from community_check
join scope on scope.repo_id = community_check.repo_id
join period on period.start_at <= scope.as_of and period.end_at > scope.as_of
where community_check.kind in ('readme', 'contributing')
