/*---
title: Burstiness
title_zh-CN: 突发性
question: Does work flow steadily or come in bursts?
question_zh-CN: 工作是平稳推进还是集中爆发？
family: activity
aggregate: burstiness
unit: number
better: neither
target: null
noun: day
trailing: 12 months
sources: [issue, pull_request, comment]
definition: >-
  (σ − μ) / (σ + μ) of the times between one contribution by a person and the next in the same repository, for all that
  ended in the twelve months up to the end of the period: −1 as regular as a clock, 0 at random, towards 1 in bursts.
  What happens in one second is one event. Under 30 such times there is no value. Times of several repositories are
  pooled. They are kept summed by day, so n counts days of repositories on which one ended, each listed with their
  average.
definition_zh-CN: >-
  截至时段结束的 12 个月内，人在同一仓库中相邻两次贡献的时间间隔（以结束于这 12 个月内者为限）的 (σ − μ) / (σ + μ)：−1
  表示如时钟般规律，0 表示随机，越接近 1 越集中爆发。同一秒内发生的视为一个事件。间隔不足 30 个时没有值。多个仓库的间隔
  合并计算。间隔按天汇总保存，因此 n 统计的是有间隔结束的仓库天数，每一天列出其平均间隔。
bias: >-
  Nights and weekends alone make it positive. It is biased where there are few events (Kim and Jo 2016), and a wave of
  comments on one topic weighs as much as a release.
bias_zh-CN: >-
  仅夜间和周末就足以使其为正。事件少时存在偏差（Kim 和 Jo 2016），围绕一个话题的一波评论与一次发布分量相同。
standard: Goh and Barabási 2008; CHAOSS Burstiness
standard_zh-CN: Goh 和 Barabási 2008；CHAOSS Burstiness
---*/
select
  scope.series,
  slot.start_at as period,
  gap.repo_id as item_id,
  cast(cast(gap.on_day as date) as varchar) as outcome,
  gap.total / gap.gaps as seconds,
  gap.gaps,
  gap.total,
  gap.squares
from activity_gap as gap
join scope on scope.repo_id = gap.repo_id
join slot on slot.bucket = bucket(gap.on_day)
where gap.on_day >= $from and gap.on_day < $to
  and gap.actor_kind = $actors
