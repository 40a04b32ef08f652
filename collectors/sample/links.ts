/** Which issue a pull request says it closes: one that was open then and is closed about when the request is merged. */
import type { ItemLog } from './item-log.ts'
import type { Random } from './random.ts'

/** Issues that may still be found; older ones are forgotten, so that a long run keeps little. */
const most = 60
/** Looked at for one request. */
const attempts = 12

interface KnownIssue {
  id: string
  createdAt: number
  /** Infinity while open. */
  closedAt: number
}

export class Links {
  readonly #recent: KnownIssue[] = []
  #next = 0

  constructor(private readonly random: Random) {}

  note(issue: ItemLog) {
    const { id, createdAt, closedAt } = issue
    this.#recent[this.#next] = { id, createdAt, closedAt: closedAt ?? Infinity }
    this.#next = (this.#next + 1) % most
  }

  /** The issue that fits a request best of some that are looked at; null if none does. */
  fitting(request: ItemLog): string | null {
    const until = request.mergedAt ?? request.createdAt
    let best: KnownIssue | null = null
    for (let left = Math.min(attempts, this.#recent.length); left > 0; left--) {
      const issue = this.random.pick(this.#recent)
      if (issue.createdAt > request.createdAt || issue.closedAt < until) continue
      if (best === null || issue.closedAt < best.closedAt) best = issue
    }
    return best?.id ?? null
  }
}
