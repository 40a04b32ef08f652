/** What a history of raw deeds amounts to: when it was closed and reopened, who answered, when it was decided. */
import { isHuman, type Deed, type History } from './raw-histories.ts'

export const day = 86_400_000
const stale = new Set(['stale', 'lifecycle/stale', 'lifecycle/rotten', 'inactive', 'no-activity'])

export interface Close {
  at: number
  who: string | null
  reopened: number | null
  isExpired: boolean
}

/** Every close that changed something, with when it was undone. */
export function closesOf(history: History): Close[] {
  const closes: Close[] = []
  let isStale = false
  for (const deed of history.deeds) {
    if (stale.has(deed.label?.toLowerCase() ?? '')) isStale = deed.what === 'labeled'
    const last = closes.at(-1)
    const isOpen = last === undefined || last.reopened !== null
    if (deed.what === 'closed' && isOpen) {
      closes.push({
        at: deed.at,
        who: deed.who,
        reopened: null,
        isExpired: isStale && !isHuman(deed.who),
      })
    }
    if (deed.what === 'reopened' && last !== undefined && !isOpen) last.reopened = deed.at
  }
  return closes
}

/** From when to when it was open; null while it lasts. */
export function spansOf(history: History): { from: number; to: number | null }[] {
  const closes = closesOf(history)
  const starts = [
    history.created,
    ...closes.flatMap((close) => (close.reopened === null ? [] : [close.reopened])),
  ]
  return starts.map((from, index) => ({ from, to: closes[index]?.at ?? null }))
}

/** The close that stands at the end, or null. */
export function finalClose(history: History): Close | null {
  const last = closesOf(history).at(-1)
  return last === undefined || last.reopened !== null ? null : last
}

export const decided = (history: History): number | null =>
  history.merged ?? finalClose(history)?.at ?? null

/** When it was marked as ready for review, where it ever was a draft, else its opening; null for a draft that never was. */
export function readyOf(history: History): number | null {
  const ready = history.deeds.find(({ what }) => what === 'ready_for_review')
  if (ready !== undefined) return ready.at
  const wasMadeDraft = history.deeds.some(({ what }) => what === 'convert_to_draft')
  return history.isDraft && !wasMadeDraft ? null : history.created
}

/** What a person other than the author did, of some kinds. */
export const byOthers = (history: History, kinds: string[]): Deed[] =>
  history.deeds.filter(
    (deed) =>
      kinds.includes(deed.what) &&
      isHuman(deed.who) &&
      deed.who !== history.author &&
      deed.at >= history.created,
  )

const triage = new Set([
  'reopened',
  'labeled',
  'unlabeled',
  'assigned',
  'unassigned',
  'milestoned',
  'demilestoned',
  'locked',
  'unlocked',
  'transferred',
])

/** Who did anything that counts as a contribution, and when. */
export function contributions(histories: History[]): { who: string; at: number }[] {
  return histories.flatMap((history) => {
    const acts: { who: string | null; at: number }[] = [
      { who: history.author, at: history.created },
      ...(history.merged === null ? [] : [{ who: history.mergedBy, at: history.merged }]),
      ...closesOf(history).filter((close) => history.merged === null || close.reopened !== null),
      ...history.deeds.filter(
        ({ what }) => ['commented', 'reviewed', 'remarked'].includes(what) || triage.has(what),
      ),
    ]
    return acts.flatMap(({ who, at }) => (who !== null && isHuman(who) ? [{ who, at }] : []))
  })
}
