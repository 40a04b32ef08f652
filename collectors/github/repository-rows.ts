/** Turns a repository's facts and its own lists into rows. */
import type {
  Batch,
  Instant,
  LabelRow,
  MilestoneRow,
  ReleaseRow,
  RepositoryRow,
  RepositorySnapshotRow,
  Resource,
  SourceTotalRow,
  TagRow,
} from '../model.ts'
import { Actors, present } from './actors.ts'
import type { Connection } from './nodes.ts'
import type {
  LabelNode,
  LanguageNode,
  MilestoneNode,
  ReleaseNode,
  RepositoryNode,
  TagNode,
  TopicNode,
  TotalsNode,
} from './repository-nodes.ts'

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
    homepage_url: node.homepageUrl === '' ? null : node.homepageUrl,
    archived_at: node.archivedAt,
    has_issues: node.hasIssuesEnabled,
    has_discussions: node.hasDiscussionsEnabled,
  }
}

/** The lists that belong to a repository itself. */
export interface Lists {
  labels: Connection<LabelNode>
  milestones: Connection<MilestoneNode>
  releases: Connection<ReleaseNode>
  tags: Connection<TagNode>
  topics: Connection<TopicNode>
  languages: Connection<LanguageNode>
}

type Counted = RepositoryNode & TotalsNode & Lists

/**
 * @param downloads of all assets together; null where they weren't read whole
 * @param asOf the source's clock
 */
export function snapshotRow(
  node: Counted,
  downloads: number | null,
  asOf: Instant,
): RepositorySnapshotRow {
  return {
    repo_id: node.id,
    taken_on: asOf.slice(0, 10),
    stars: node.stargazerCount,
    forks: node.forkCount,
    watchers: node.watchers.totalCount,
    issues: node.allIssues.totalCount,
    open_issues: node.openIssues.totalCount,
    pull_requests: node.allPullRequests.totalCount,
    open_pull_requests: node.openPullRequests.totalCount,
    releases: node.releases.count,
    downloads,
  }
}

/** What the source says that there is of each resource. */
export function totalRows(node: Counted): SourceTotalRow[] {
  const totals: Record<Resource, number> = {
    issue: node.allIssues.totalCount,
    pull_request: node.allPullRequests.totalCount,
    release: node.releases.count,
    discussion: node.allDiscussions.totalCount,
    commit: node.defaultBranchRef?.target?.history.totalCount ?? 0,
    tag: node.tags.count,
    label: node.labels.count,
    milestone: node.milestones.count,
  }
  return Object.entries(totals).map(([resource, total]) => ({
    repo_id: node.id,
    resource: resource as Resource,
    total,
  }))
}

/** Git's times have the zone of whoever was there; rows are in UTC, to the second. */
const inUtc = (time: string): Instant => `${new Date(time).toISOString().slice(0, 19)}Z`

/** A tag whose object is gone has no row: there is nothing that it names. */
function tagRow(repo_id: string, { name, target }: TagNode): TagRow[] {
  if (target === null) return []
  let named = target
  while (named.target !== undefined) named = named.target
  const time = target.tagger?.date ?? named.committedDate ?? null
  return [{ repo_id, name, oid: named.oid, tagged_at: time === null ? null : inUtc(time) }]
}

/** The rows of a repository's own lists, with the accounts that they name. */
export function listRows(repo_id: string, lists: Lists, seenAt: Instant): Batch['rows'] {
  const actors = new Actors(seenAt)
  const label = present(lists.labels).map(({ color, description, id, name }): LabelRow => ({
    id,
    repo_id,
    name,
    color,
    description,
  }))
  const milestone = present(lists.milestones).map((node): MilestoneRow => ({
    id: node.id,
    repo_id,
    number: node.number,
    title: node.title,
    state: node.state === 'OPEN' ? 'open' : 'closed',
    created_at: node.createdAt,
    due_at: node.dueOn,
    closed_at: node.closedAt,
  }))
  const releases = present(lists.releases)
  const release = releases.map((node): ReleaseRow => ({
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
    notes: node.description === '' ? null : node.description,
  }))
  const release_asset = releases.flatMap((node) =>
    present(node.releaseAssets).map((asset) => ({
      id: asset.id,
      repo_id,
      release_id: node.id,
      name: asset.name,
      bytes: asset.size,
      downloads: asset.downloadCount,
      created_at: asset.createdAt,
    })),
  )
  return {
    ...actors.rows,
    label,
    milestone,
    release,
    release_asset,
    tag: present(lists.tags).flatMap((node) => tagRow(repo_id, node)),
    repository_topic: present(lists.topics).map(({ topic }) => ({ repo_id, topic: topic.name })),
    repository_language: present(lists.languages).map(({ node, size }) => ({
      repo_id,
      language: node.name,
      bytes: size,
    })),
  }
}
