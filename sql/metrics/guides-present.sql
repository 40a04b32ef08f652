/*---
title: Guides present
title_zh-CN: 指南齐备率
question: Do the repositories have a guide for users and one for contributors?
question_zh-CN: 仓库是否有用户指南和贡献指南？
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
definition_zh-CN: >-
  在全部仓库上，两项检查中满足者的占比：用户指南，即 README；贡献指南，即 CONTRIBUTING 文件。均须位于根目录、.github 或
  docs 目录，或由所有者为其全部仓库统一提供。参考模型所列的第三种指南，即设计说明，没有固定的文件名，未予采集，因此不作
  判断。以最近一次同步时为准，因此只有包含该时刻的时段才有值。从未读取过文件的仓库列为未知；此时下限与上限分别是这些仓库
  全无和全有时的占比。
bias: >-
  That a file is there says nothing of what it says, and nearly every repository has a README. Guides on a web site
  aren't seen.
bias_zh-CN: >-
  文件存在并不说明其内容如何，而几乎每个仓库都有 README。网站上的指南看不到。
standard: Own definition, the reference model's documentation health
standard_zh-CN: 自有定义，参考模型的文档健康
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
