/** Issues and pull requests of the real data, read straight from the raw files: who did what when, and no more. */
import { devlakeObjects, unzip } from '../collect/raw-files.ts'

export interface Deed {
  what: string
  who: string | null
  /** Milliseconds. */
  at: number
  label?: string
  /** Of a review, upper case. */
  state?: string
}

export interface History {
  isPull: boolean
  isDraft: boolean
  number: number
  author: string | null
  created: number
  merged: number | null
  mergedBy: string | null
  deeds: Deed[]
}

interface User {
  login: string
  id?: number
  type?: string
}

const time = (text: string): number => Date.parse(text)

/** Logins of machines as the files show them, lower-case: by type, by suffix, and by the names that everybody knows. */
export const machines = new Set([
  'drahtbot',
  'copilot',
  'copilot-pull-request-reviewer',
  'github-actions',
  'dependabot',
  'codecov',
  'gitter-badger',
])

/** An account that was renamed is met under both names. */
const names = new Map<number, string>()

function who(user: User | undefined | null): string | null {
  // A deleted account is left out by the timeline and called ghost by the comments.
  if (user === undefined || user === null || user.login === 'ghost') return null
  const spelt = user.login.toLowerCase().replace('[bot]', '')
  const login = (user.id === undefined ? undefined : names.get(user.id)) ?? spelt
  if (user.id !== undefined) names.set(user.id, login)
  if (user.type === 'Bot' || user.login.endsWith('[bot]')) machines.add(login)
  return login
}

export const isHuman = (login: string | null): boolean => login === null || !machines.has(login)

/** A closed item whose deeds don't end in a close was closed at its date, by nobody that is known. */
function ended(history: History, closed: string | null | undefined, by: string | null): History {
  const last = history.deeds.findLast((deed) => deed.what === 'closed' || deed.what === 'reopened')
  if (typeof closed === 'string' && last?.what !== 'closed') {
    history.deeds.push({ what: 'closed', who: by, at: time(closed) })
  }
  history.deeds.sort((one, other) => one.at - other.at)
  return history
}

const reviewed = (by: string | null, at: string, state: string): Deed => ({
  what: 'reviewed',
  who: by,
  at: time(at),
  state: state.toUpperCase(),
})

/** On a line of code. */
const remarked = (by: string | null, at: string): Deed => ({
  what: 'remarked',
  who: by,
  at: time(at),
})

interface RestItem {
  number: number
  draft?: boolean
  user?: User | null
  created_at: string
  closed_at?: string | null
  merged_at?: string | null
  merged_by?: User | null
}

export function backupHistories(): History[] {
  interface Line {
    issue?: RestItem
    pull?: RestItem
    events: {
      event: string
      actor?: User
      user?: User
      created_at?: string
      submitted_at?: string
      state?: string
      label?: { name: string }
    }[]
    comments?: { user?: User; created_at: string }[]
  }
  return ['issues', 'pulls'].flatMap((name) =>
    unzip(`bitcoin-core-gui/${name}.jsonl.gz`)
      .split('\n')
      .filter((line) => line !== '')
      .map((text) => {
        const line = JSON.parse(text) as Line
        const item = line.issue ?? line.pull
        if (item === undefined) throw new Error('neither issue nor pull')
        const deeds = line.events
          .filter((event) => typeof event.created_at === 'string' && event.event !== 'reviewed')
          .map((event) => ({
            what: event.event,
            who: who(event.event === 'commented' ? event.user : event.actor),
            at: time(event.created_at ?? ''),
            ...(event.label === undefined ? {} : { label: event.label.name }),
          }))
        const reviews = line.events
          .filter((event) => event.event === 'reviewed')
          .map((event) => reviewed(who(event.user), event.submitted_at ?? '', event.state ?? ''))
        const remarks = (line.comments ?? []).map((comment) =>
          remarked(who(comment.user), comment.created_at),
        )
        return ended(
          {
            isPull: line.pull !== undefined,
            isDraft: item.draft === true,
            number: item.number,
            author: who(item.user),
            created: time(item.created_at),
            merged: typeof item.merged_at === 'string' ? time(item.merged_at) : null,
            mergedBy: who(item.merged_by),
            deeds: [...deeds, ...reviews, ...remarks],
          },
          item.closed_at,
          who(item.merged_by),
        )
      }),
  )
}

export function archiveHistories(name: string): History[] {
  interface Item {
    number: number
    author: string | null
    createdAt: string
    closedAt: string | null
    mergedAt?: string | null
    mergedBy?: string | null
    comments: { author: string | null; createdAt: string }[]
    reviews?: {
      author: string | null
      createdAt: string
      state: string
      comments: { createdAt: string }[]
    }[]
  }
  const archive = JSON.parse(unzip(`ietf/${name}.archive.json.gz`)) as {
    issues: Item[]
    pulls: Item[]
  }
  const plain = (login: string | null | undefined): string | null =>
    typeof login === 'string' && login !== 'ghost' ? login.toLowerCase().replace('[bot]', '') : null
  const history = (item: Item, isPull: boolean): History =>
    ended(
      {
        isPull,
        isDraft: false,
        number: item.number,
        author: plain(item.author),
        created: time(item.createdAt),
        merged: typeof item.mergedAt === 'string' ? time(item.mergedAt) : null,
        mergedBy: plain(item.mergedBy),
        deeds: [
          ...item.comments.map((comment) => ({
            what: 'commented',
            who: plain(comment.author),
            at: time(comment.createdAt),
          })),
          ...(item.reviews ?? []).flatMap((review) => [
            reviewed(plain(review.author), review.createdAt, review.state),
            ...review.comments.map((comment) => remarked(plain(review.author), comment.createdAt)),
          ]),
        ],
      },
      item.closedAt,
      plain(item.mergedBy),
    )
  return [
    ...archive.issues.map((item) => history(item, false)),
    ...archive.pulls.map((item) => history(item, true)),
  ]
}

export function devlakeHistories(): History[] {
  type Item = RestItem & { id: number; pull_request?: unknown }
  const comments = devlakeObjects<{
    id: number
    issue_url: string
    user?: User
    created_at: string
  }>('comments')
  const events = devlakeObjects<{
    id: number
    event: string
    actor?: User
    created_at: string
    label?: { name: string }
    issue: { number: number }
  }>('events')
  const reviews = devlakeObjects<{
    id: number
    pull_request_url: string
    user?: User
    submitted_at: string
    state: string
  }>('pull_request_reviews')
  const history = (item: Item, isPull: boolean): History =>
    ended(
      {
        isPull,
        isDraft: item.draft === true,
        number: item.number,
        author: who(item.user),
        created: time(item.created_at),
        merged: typeof item.merged_at === 'string' ? time(item.merged_at) : null,
        mergedBy: who(item.merged_by),
        deeds: [
          ...reviews
            .filter((review) => isPull && review.pull_request_url.endsWith(`/${item.number}`))
            .map((review) => reviewed(who(review.user), review.submitted_at, review.state)),
          ...comments
            .filter((comment) => comment.issue_url.endsWith(`/${item.number}`))
            .map((comment) => ({
              what: 'commented',
              who: who(comment.user),
              at: time(comment.created_at),
            })),
          ...events
            .filter((event) => event.issue.number === item.number)
            .map((event) => ({
              what: event.event,
              who: who(event.actor),
              at: time(event.created_at),
            })),
        ],
      },
      item.closed_at,
      who(item.merged_by),
    )
  return [
    ...devlakeObjects<Item>('issues')
      .filter((item) => !item.pull_request)
      .map((item) => history(item, false)),
    ...devlakeObjects<Item>('pull_requests').map((item) => history(item, true)),
  ]
}
