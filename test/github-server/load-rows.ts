/** Loads the rows that collectors yield, e.g. the simulator's, as the GitHub that they could have come from. */
import type { Batch, MilestoneRow, ReleaseRow, RepositoryRow } from '../../collectors/model.ts'
import { latest } from './clock.ts'
import { instant, instantOrNull } from './identity.ts'
import { makeLabel, makeRepository } from './make.ts'
import { RowFacts } from './row-facts.ts'
import type { RowNames } from './row-events.ts'
import { RowItems } from './row-items.ts'
import { RowStore } from './row-store.ts'
import type { Actor, Milestone, Release, RepositoryWorld, World } from './world.ts'
import type { ReleaseAsset } from './world-content.ts'

function milestone(row: MilestoneRow): Milestone {
  const createdAt = instant(row.created_at)
  const closedAt = instantOrNull(row.closed_at)
  return {
    __typename: 'Milestone',
    id: row.id,
    number: row.number,
    title: row.title,
    description: null,
    state: row.state === 'open' ? 'OPEN' : 'CLOSED',
    creator: null,
    createdAt,
    updatedAt: closedAt ?? createdAt,
    dueOn: instantOrNull(row.due_at),
    closedAt,
  }
}

function release(row: ReleaseRow, author: Actor | null, assets: ReleaseAsset[]): Release {
  const createdAt = instant(row.created_at)
  const publishedAt = instantOrNull(row.published_at)
  return {
    __typename: 'Release',
    id: row.id,
    databaseId: null,
    tagName: row.tag,
    name: row.name,
    url: row.url,
    description: row.notes,
    author,
    isDraft: row.is_draft,
    isPrerelease: row.is_prerelease,
    createdAt,
    publishedAt,
    updatedAt: publishedAt ?? createdAt,
    assets,
  }
}

class RowRepositories {
  private readonly items: RowItems
  private readonly facts: RowFacts
  private readonly children

  constructor(private readonly store: RowStore) {
    this.items = new RowItems(store)
    this.facts = new RowFacts(store, (id) => this.items.actor(id))
    this.children = {
      issues: store.by('issue', 'repo_id'),
      pullRequests: store.by('pull_request', 'repo_id'),
      labels: store.by('label', 'repo_id'),
      milestones: store.by('milestone', 'repo_id'),
      releases: store.by('release', 'repo_id'),
    }
  }

  read(row: RepositoryRow): RepositoryWorld {
    const { children, items } = this
    const nameWithOwner = `${row.owner}/${row.name}`
    const labels = children.labels(row.id).map(({ id, name, color, description }) => {
      return makeLabel(nameWithOwner, name, { id, color, description })
    })
    const milestones = children.milestones(row.id).map(milestone)
    const releases = children
      .releases(row.id)
      .map((one) => release(one, items.actor(one.author_id), this.facts.assets(one.id)))
    const names: RowNames = {
      nameWithOwner,
      labels: new Map(labels.map((label) => [label.name, label])),
      milestones: new Map(milestones.map((one) => [one.id, one])),
    }
    const issues = children.issues(row.id).map((one) => items.issue(one, names))
    const pullRequests = children.pullRequests(row.id).map((one) => items.pullRequest(one, names))
    const all = [...issues, ...pullRequests]
    const times = [
      row.created_at,
      this.store.watermarks.get(row.id) ?? row.created_at,
      ...(all.length > 0 ? [latest(all)] : []),
      ...releases.map((one) => one.updatedAt),
    ].map(instant)
    return makeRepository({
      id: row.id,
      nameWithOwner,
      ...this.facts.read(row),
      url: row.url,
      description: row.description,
      isArchived: row.is_archived,
      isFork: row.is_fork,
      licenseSpdx: row.license_spdx,
      language: row.primary_language,
      defaultBranch: row.default_branch,
      stargazerCount: row.stars,
      forkCount: row.forks,
      watcherCount: row.watchers,
      createdAt: instant(row.created_at),
      pushedAt: instantOrNull(row.pushed_at),
      clock: times.reduce((newest, time) => (time > newest ? time : newest)),
      issues,
      pullRequests,
      labels,
      milestones,
      releases,
    })
  }
}

/**
 * @param batches obeyed in order: upserts by id, and `complete_items` and `complete_tables` replace
 * @returns one repository for each repository row; gaps are the collectors' own and have no likeness on GitHub
 */
export function loadRows(batches: Iterable<Batch>): World {
  const store = new RowStore()
  for (const batch of batches) store.add(batch)
  const reader = new RowRepositories(store)
  return { repositories: [...store.table('repository').values()].map((row) => reader.read(row)) }
}
