/*---
title: Community files
title_zh-CN: 社区文件齐备率
question: Do the repositories tell newcomers how to take part?
question_zh-CN: 仓库是否告诉新人如何参与？
family: people
aggregate: census-share
unit: share
better: higher
target: 1
noun: check
item_value: none
sources: [community_file, issue, event]
definition: >-
  Share of six checks that are met, over all repositories: a code of conduct, a contributor guide, a governance or
  maintainers file, an issue template and a change request template (in the root, .github or docs folder, or given by
  the owner to all of theirs), and good first issues on offer: a label of that meaning on an issue that was open at some
  time of the last 365 days, whoever set it. As of the last sync, so only the period that holds it has a value.
  Repositories of which the files were never read are listed as unknown; low and high are then the share without and
  with all of them.
definition_zh-CN: >-
  在全部仓库上，六项检查中满足者的占比：行为准则、贡献指南、治理或维护者文件、议题模板、变更请求模板（位于根目
  录、.github 或 docs 目录，或由所有者为其全部仓库统一提供），以及是否提供适合新手的议题：最近 365 天内某一时刻处于打开
  状态的议题带有此含义的标签，不论由谁添加。以最近一次同步时为准，因此只有包含该时刻的时段才有值。从未读取过文件的仓库列
  为未知；此时下限与上限分别是这些仓库全无和全有时的占比。
bias: >-
  That a file is there says nothing of what it says. Guides on a web site aren't seen, nor labels of unusual names. Small
  repositories of one owner may need only one guide for all.
bias_zh-CN: >-
  文件存在并不说明其内容如何。网站上的指南看不到，名称不常见的标签也看不到。同一所有者的小仓库可能只需一份共用的指南。
standard: CNCF project criteria and GitHub's community profile, as one share
standard_zh-CN: CNCF 项目准则与 GitHub 社区档案，合为一个占比
---*/
with on_offer as (
  select scope.series, scope.repo_id
  from label_span
  join scope on scope.repo_id = label_span.repo_id
  join open_span on open_span.item_id = label_span.item_id
  where label_span.meaning = 'good_first_issue'
    and label_span.from_at <= scope.as_of
    and (label_span.to_at is null or label_span.to_at > scope.as_of)
    and open_span.item_kind = 'issue'
    and open_span.opened_at <= scope.as_of
    and (open_span.closed_at is null or open_span.closed_at > scope.as_of - interval 365 day)
  group by scope.series, scope.repo_id
),
checked as (
  select
    scope.series,
    scope.as_of,
    community_check.item_id,
    case
      -- Whether the others are there isn't known either: a share of this one alone would say much too much.
      when community_check.is_there is null then null
      when community_check.kind = 'good_first_issue' then on_offer.repo_id is not null
      else community_check.is_there
    end as is_hit
  from community_check
  join scope on scope.repo_id = community_check.repo_id
  left join on_offer on on_offer.series = scope.series and on_offer.repo_id = scope.repo_id
  where community_check.kind in (
    'code_of_conduct', 'contributing', 'governance', 'issue_template', 'change_request_template', 'good_first_issue'
  )
)
select
  checked.series,
  period.start_at as period,
  checked.item_id,
  case when is_hit then 'present' when not is_hit then 'missing' else 'unknown' end as outcome,
  null::double as seconds,
  is_hit
from checked
join period on period.start_at <= checked.as_of and period.end_at > checked.as_of
