/** Turns a repository's facts and its own lists into rows. */
import type { Batch, LabelRow, MilestoneRow, ReleaseRow, RepositoryRow } from '../model.ts'
import { Actors, present } from './actors.ts'
import type { LabelNode, MilestoneNode, ReleaseNode, RepositoryNode } from './nodes.ts'

export function repositoryRow(node: RepositoryNode): RepositoryRow {
  return {
    id: node.id,
    owner: node.owner.login,
    name: node.name,
    url: node.url,
    description: node.description,
    is_archived: node.isArchived,
    is_fork: node.isFork,
    license_spdx: node.licenseInfo?.spdxId ?? null,
    primary_language: node.primaryLanguage?.name ?? null,
    default_branch: node.defaultBranchRef?.name ?? null,
    stars: node.stargazerCount,
    forks: node.forkCount,
    watchers: node.watchers.totalCount,
    created_at: node.createdAt,
    pushed_at: node.pushedAt,
  }
}

export interface ListNodes {
  labels: (LabelNode | null)[]
  milestones: (MilestoneNode | null)[]
  releases: (ReleaseNode | null)[]
}

/** The rows of a repository's own lists, with the accounts that they name. */
export function listRows(repo_id: string, lists: ListNodes): Batch['rows'] {
  const actors = new Actors()
  const label = present<LabelNode>({ nodes: lists.labels }).map(
    ({ color, description, id, name }): LabelRow => ({ id, repo_id, name, color, description }),
  )
  const milestone = present<MilestoneNode>({ nodes: lists.milestones }).map(
    (node): MilestoneRow => ({
      id: node.id,
      repo_id,
      number: node.number,
      title: node.title,
      state: node.state === 'OPEN' ? 'open' : 'closed',
      created_at: node.createdAt,
      due_at: node.dueOn,
      closed_at: node.closedAt,
    }),
  )
  const release = present<ReleaseNode>({ nodes: lists.releases }).map((node): ReleaseRow => ({
    id: node.id,
    repo_id,
    tag: node.tagName,
    name: node.name,
    url: node.url,
    author_id: actors.note(node.author),
    is_draft: node.isDraft,
    is_prerelease: node.isPrerelease,
    created_at: node.createdAt,
    published_at: node.publishedAt,
  }))
  return { actor: [...actors.rows.values()], label, milestone, release }
}
