/** Loads REST answers as Apache DevLake keeps them: CSV tables with one JSON object a row. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { completeHistory } from './closing.ts'
import { earliest, latest } from './clock.ts'
import { readEvent } from './rest-events.ts'
import { RestReader } from './rest-items.ts'
import { placeReviewComments, readComment, readReview } from './rest-remarks.ts'
import type {
  RestEvent,
  RestIssue,
  RestMilestone,
  RestPull,
  RestRemark,
  RestReview,
  RestReviewComment,
  RestUser,
} from './rest-shapes.ts'
import { parseCsv, parseJson, readText } from './text.ts'
import type { Item, RepositoryWorld } from './world.ts'

class RawTables {
  constructor(
    private readonly folder: string,
    private readonly nameWithOwner: string,
  ) {}

  /** The objects of one resource that belong to the repository; several connections may have stored the same one. */
  read<T extends { id: number }>(resource: string): T[] {
    const path = join(this.folder, `_raw_github_api_${resource}.csv`)
    if (!existsSync(path)) return []
    const objects = new Map<number, T>()
    for (const [index, row] of parseCsv(readText(path)).entries()) {
      if (!this.names(row['params'] ?? '')) continue
      const object = parseJson<T>(row['data'] ?? '', `${path}, row ${index + 1},`)
      if (!objects.has(object.id)) objects.set(object.id, object)
    }
    return [...objects.values()]
  }

  /** By text and not as JSON, because a row without a connection has `"ConnectionId":,` there. */
  private names(params: string): boolean {
    const word = (key: string) => params.match(new RegExp(`"${key}":"([^"]*)"`))?.[1]
    const name = word('Name') ?? `${word('Owner')}/${word('Repo')}`
    return name === this.nameWithOwner
  }
}

/** The number at the end of an API address, e.g. of `…/issues/4`. */
const numberIn = (url: string): number => Number(url.split('/').at(-1))

function loadRepository(raw: string, nameWithOwner: string): RepositoryWorld {
  const tables = new RawTables(raw, nameWithOwner)
  const reader = new RestReader(nameWithOwner)
  const restIssues = tables.read<RestIssue>('issues').filter((rest) => !rest.pull_request)
  const restPulls = tables.read<RestPull>('pull_requests')
  const issues = restIssues.map((rest) => reader.issue(rest))
  const pullRequests = restPulls.map((rest) => reader.pull(rest))
  const pulls = new Map(pullRequests.map((pull) => [pull.number, pull]))
  const items = new Map<number, Item>([...issues, ...pullRequests].map((one) => [one.number, one]))

  for (const user of tables.read<RestUser & { id: number }>('accounts'))
    reader.actors.fromRest(user)
  for (const one of tables.read<RestMilestone & { id: number }>('milestones')) reader.milestone(one)
  for (const rest of tables.read<RestRemark & { issue_url: string }>('comments')) {
    const item = items.get(numberIn(rest.issue_url))
    item?.comments.push(readComment(rest, item, reader.actors))
  }
  type OfPull = { pull_request_url: string }
  for (const rest of tables.read<RestReview & OfPull>('pull_request_reviews')) {
    const pull = pulls.get(numberIn(rest.pull_request_url))
    pull?.reviews.push(readReview(rest, pull, reader.actors))
  }
  const comments = tables.read<RestReviewComment & OfPull>('pull_request_review_comments')
  for (const pull of pullRequests) {
    const own = comments.filter((rest) => numberIn(rest.pull_request_url) === pull.number)
    placeReviewComments(own, pull, reader.actors)
  }
  // The events are the repository's, and reach to items that were not stored: those are passed over.
  for (const rest of tables.read<RestEvent & { issue: { number: number } }>('events')) {
    const item = items.get(rest.issue.number)
    const event = item && readEvent(rest, item, reader)
    if (event) item.events.push(event)
  }
  for (const item of items.values()) completeHistory(item, null)

  const all = [...items.values()]
  const clock = latest(all)
  const repository = reader.repository(restPulls, earliest(all, clock), clock)
  return { ...repository, issues, pullRequests }
}

/**
 * @param folder the folder that holds `raw/`
 * @throws Error when no repository is named or a row is not what it should be
 */
export function loadDevlake(folder: string): RepositoryWorld[] {
  const raw = join(folder, 'raw')
  const path = join(raw, '_tool_github_repos.csv')
  if (!existsSync(path)) throw new Error(`${path} is missing: it names the repositories.`)
  const names = parseCsv(readText(path)).map(
    (row) => row['full_name'] || `${row['owner_login']}/${row['name']}`,
  )
  return [...new Set(names)].map((name) => loadRepository(raw, name))
}
