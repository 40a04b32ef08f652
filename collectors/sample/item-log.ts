/** What happens to one issue or pull request, written down as rows while its state is kept in step with them. */
import type { EventKind, ReviewRow } from '../model.ts'
import { asOf, instant } from './calendar.ts'
import type { Account } from './people.ts'
import type { Project } from './project.ts'

export type CloseReason = 'completed' | 'not_planned' | 'duplicate'

export class ItemLog {
  readonly labels = new Set<string>()
  isOpen = true
  isLocked = false
  closedAt: number | null = null
  mergedAt: number | null = null
  mergedBy: Account | null = null
  closedBy: Account | null = null
  reason: CloseReason | 'reopened' | null = null
  /** The latest thing that happened. */
  lastAt: number
  /** When it was closed, reopened, closed … in turn. */
  readonly turns: number[] = []
  /** When it was declared ready last; its opening if it never was a draft. */
  readyAt: number
  /** A quarrel that was locked. */
  isHeated = false
  readonly reviews: { at: number; who: Account; row: ReviewRow }[] = []
  readonly #firstComment: number
  readonly #firstReview: number

  constructor(
    readonly project: Project,
    readonly id: string,
    readonly author: Account,
    readonly createdAt: number,
    public isDraft: boolean,
  ) {
    this.lastAt = createdAt
    this.readyAt = createdAt
    this.#firstComment = project.rows.comment.length
    this.#firstReview = project.rows.review.length
    project.use(author)
  }

  #touch(at: number) {
    if (at > this.lastAt) this.lastAt = at
  }

  event(at: number, who: Account, kind: EventKind, detail: string | null) {
    this.#touch(at)
    this.project.rows.event.push({
      id: this.project.childId('SE'),
      repo_id: this.project.id,
      item_id: this.id,
      kind,
      actor_id: this.project.use(who),
      detail,
      created_at: instant(at),
    })
  }

  comment(at: number, who: Account) {
    this.#touch(at)
    this.project.rows.comment.push({
      id: this.project.childId('SC'),
      repo_id: this.project.id,
      item_id: this.id,
      author_id: this.project.use(who),
      author_association: this.project.team.association(who),
      created_at: instant(at),
    })
  }

  /** @param remarks comments on lines of code, written in the minutes before the review is sent */
  review(at: number, who: Account, state: ReviewRow['state'], remarks: number) {
    this.#touch(at)
    const { rows, id: repo_id } = this.project
    const id = this.project.childId('SV')
    const author_id = this.project.use(who)
    const author_association = this.project.team.association(who)
    const submitted_at = instant(at)
    const item_id = this.id
    const row = { id, repo_id, item_id, author_id, author_association, state, submitted_at }
    rows.review.push(row)
    this.reviews.push({ at, who, row })
    for (let before = remarks; before > 0; before--) {
      rows.review_comment.push({
        id: this.project.childId('SL'),
        repo_id,
        item_id,
        review_id: id,
        author_id,
        created_at: instant(Math.max(this.createdAt, at - before * 50)),
      })
    }
  }

  close(at: number, who: Account, reason: CloseReason | null) {
    this.event(at, who, 'closed', reason)
    this.isOpen = false
    this.closedAt = at
    this.closedBy = who
    this.reason = reason
    this.turns.push(at)
  }

  reopen(at: number, who: Account) {
    this.event(at, who, 'reopened', null)
    this.isOpen = true
    this.closedAt = null
    this.closedBy = null
    this.reason = 'reopened'
    this.turns.push(at)
  }

  /** A merge is a close at the same second. */
  merge(at: number, who: Account) {
    this.event(at, who, 'merged', null)
    this.close(at, who, null)
    this.mergedAt = at
    this.mergedBy = who
    this.project.team.noteMerge(this.author)
  }

  setDraft(at: number, who: Account, isDraft: boolean) {
    this.event(at, who, isDraft ? 'convert_to_draft' : 'ready_for_review', null)
    this.isDraft = isDraft
    if (!isDraft) this.readyAt = at
  }

  /** Whether it is open at an instant from its opening on. */
  isOpenAt(at: number): boolean {
    return this.turns.filter((turn) => turn <= at).length % 2 === 0
  }

  /** The first close from an instant on, at which it is open; the end of the period if there is none. */
  closesAfter(at: number): number {
    return this.turns.find((turn) => turn > at) ?? asOf
  }

  label(at: number, who: Account, label: string) {
    if (this.labels.has(label)) return
    this.labels.add(label)
    this.event(at, who, 'labeled', label)
  }

  unlabel(at: number, who: Account, label: string) {
    if (this.labels.delete(label)) this.event(at, who, 'unlabeled', label)
  }

  lock(at: number, who: Account, reason: string) {
    this.event(at, who, 'locked', reason)
    this.isLocked = true
    if (reason === 'too_heated') this.isHeated = true
  }

  unlock(at: number, who: Account) {
    this.event(at, who, 'unlocked', null)
    this.isLocked = false
  }

  /**
   * Writes the labels and settles the author's association, which the source gives as of the fetch:
   * a first-timer whose change was merged is a contributor on everything they wrote.
   * @returns the association and what issues and pull requests have in common at the end
   */
  finish(isPullRequest: boolean) {
    const { rows, team, id: repo_id } = this.project
    for (const label of this.labels) rows.item_label.push({ repo_id, item_id: this.id, label })
    const known = team.association(this.author)
    const isFirst = isPullRequest && known === 'NONE' && !this.author.isMachine
    const author_association = isFirst ? 'FIRST_TIME_CONTRIBUTOR' : known
    for (const [table, first] of [
      [rows.comment, this.#firstComment],
      [rows.review, this.#firstReview],
    ] as const) {
      for (let index = first; index < table.length; index++) {
        const row = table[index]!
        if (row.author_id === this.author.id) row.author_association = author_association
      }
    }
    return {
      id: this.id,
      repo_id,
      author_id: this.author.id,
      author_association,
      is_locked: this.isLocked,
      created_at: instant(this.createdAt),
      updated_at: instant(this.lastAt),
      closed_at: this.closedAt === null ? null : instant(this.closedAt),
    }
  }
}
