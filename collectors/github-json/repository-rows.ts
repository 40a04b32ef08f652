/** Turns what an archive tells of a repository itself into rows. Facts that no file gives stay neutral: 0, null, false. */
import type { Batch, Instant, MilestoneRow, RepositoryRow } from '../model.ts'
import type { RestMilestone } from './shapes.ts'
import type { Survey } from './survey.ts'

export const milestoneId = (rest: RestMilestone, repoId: string): string =>
  rest.node_id || `import:milestone:${repoId}#${rest.number}`

function milestoneRow(rest: RestMilestone, repo_id: string, earliest: Instant): MilestoneRow {
  return {
    id: milestoneId(rest, repo_id),
    repo_id,
    number: rest.number,
    title: rest.title,
    state: rest.state === 'closed' ? 'closed' : 'open',
    created_at: rest.created_at ?? earliest,
    due_at: rest.due_on ?? null,
    closed_at: rest.closed_at ?? null,
  }
}

function repositoryRow({ called, earliest, facts }: Survey, id: string): RepositoryRow {
  const rest = facts?.rest
  return {
    id,
    owner: called.owner,
    name: called.name,
    url: rest?.html_url ?? `${called.origin}/${called.owner}/${called.name}`,
    description: rest?.description ?? null,
    is_archived: rest?.archived ?? false,
    is_fork: rest?.fork ?? false,
    license_spdx: rest?.license?.spdx_id ?? null,
    primary_language: rest?.language ?? null,
    default_branch: rest?.default_branch ?? null,
    stars: rest?.stargazers_count ?? 0,
    forks: rest?.forks_count ?? 0,
    watchers: rest?.subscribers_count ?? 0,
    created_at: rest?.created_at ?? earliest,
    pushed_at: rest?.pushed_at ?? null,
    homepage_url: rest?.homepage || null,
    archived_at: null,
    has_issues: rest?.has_issues ?? null,
    has_discussions: rest?.has_discussions ?? null,
  }
}

/**
 * @param isAlone whether nothing but imports has filled the repository: what GitHub itself gave is more than what an
 *   archive tells, so it is kept
 */
export function repositoryBatch(survey: Survey, id: string, isAlone: boolean): Batch {
  const topics = survey.facts?.rest.topics
  const milestones = [...survey.milestones.values()].map(({ rest }) =>
    milestoneRow(rest, id, survey.earliest),
  )
  const lists = { label: survey.labels.rows(id), milestone: milestones }
  if (!isAlone) return { repo_id: id, rows: lists }
  return {
    repo_id: id,
    rows: {
      repository: [repositoryRow(survey, id)],
      repository_topic: (topics ?? []).map((topic) => ({ repo_id: id, topic })),
      ...lists,
    },
    complete_tables: ['label', 'milestone', 'repository_topic'],
  }
}
