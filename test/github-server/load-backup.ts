/** Loads a backup of a repository: REST objects with their timelines, one item a line. */
import { completeHistory } from './closing.ts'
import { earliest, latest } from './clock.ts'
import { readEvent } from './rest-events.ts'
import { RestReader } from './rest-items.ts'
import { placeReviewComments, readComment, readReview } from './rest-remarks.ts'
import type { RestEvent, RestIssue, RestPull, RestReviewComment } from './rest-shapes.ts'
import { readJsonLines } from './text.ts'
import type { Item, RepositoryWorld } from './world.ts'

interface IssueLine {
  issue: RestIssue
  events?: RestEvent[]
}
interface PullLine {
  pull: RestPull
  events?: RestEvent[]
  /** Review comments; a pull request's other comments are among its events. */
  comments?: RestReviewComment[]
}

function readTimeline(entries: RestEvent[], item: Item, reader: RestReader): void {
  for (const entry of entries) {
    if (entry.event === 'commented') item.comments.push(readComment(entry, item, reader.actors))
    else if (entry.event !== 'reviewed') continue
    else if (item.__typename === 'PullRequest') {
      item.reviews.push(readReview(entry, item, reader.actors))
    }
  }
  // After the reviews, because a dismissal names one.
  for (const entry of entries) {
    if (entry.event === 'commented' || entry.event === 'reviewed') continue
    const event = readEvent(entry, item, reader)
    if (event) item.events.push(event)
  }
}

/** @throws Error when the files hold no item or a line is not what it should be */
export function loadBackup(files: { issues?: string; pulls?: string }): RepositoryWorld {
  const issueLines = files.issues ? readJsonLines<IssueLine>(files.issues) : []
  const pullLines = files.pulls ? readJsonLines<PullLine>(files.pulls) : []
  const where = files.issues ?? files.pulls ?? 'The backup'
  const first = issueLines[0]?.issue ?? pullLines[0]?.pull
  const name = first?.html_url.match(/^https?:\/\/[^/]+\/([^/]+\/[^/]+)\//)?.[1]
  if (!name) throw new Error(`${where} holds no item whose html_url names a repository.`)

  const reader = new RestReader(name)
  // All items before any event, so that an event finds the label it names.
  const issues = issueLines.map((line) => ({ line, issue: reader.issue(line.issue) }))
  const pulls = pullLines.map((line) => ({ line, pull: reader.pull(line.pull) }))
  for (const { line, issue } of issues) {
    readTimeline(line.events ?? [], issue, reader)
    completeHistory(issue, reader.actors.fromRest(line.issue.closed_by))
  }
  for (const { line, pull } of pulls) {
    readTimeline(line.events ?? [], pull, reader)
    placeReviewComments(line.comments ?? [], pull, reader.actors)
    completeHistory(pull, null)
  }

  const items = [...issues.map(({ issue }) => issue), ...pulls.map(({ pull }) => pull)]
  const clock = latest(items)
  return {
    ...reader.repository(
      pullLines.map((line) => line.pull),
      earliest(items, clock),
      clock,
    ),
    issues: issues.map(({ issue }) => issue),
    pullRequests: pulls.map(({ pull }) => pull),
  }
}
