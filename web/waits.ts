/** The bottlenecks' view: what a page asks the server for, from the address, and durations as text. */
import type { TFunction } from 'i18next'
import type { QueueQuestion, WaitQuestion } from './api.ts'
import { show } from './format.ts'
import { oneKind, type View } from './search.ts'

/** `12 d`, in the reader's language. */
export function timeText(seconds: number, t: TFunction, language: string): string {
  const { number, unit } = show(seconds, 'duration', language)
  return unit === null ? number : `${number}\u00a0${t(`unit.${unit}`)}`
}

export const percentText = (share: number, t: TFunction, language: string): string =>
  `${show(share, 'share', language).number}\u00a0${t('unit.percent')}`

export const waitQuestion = (view: View, scope: string): WaitQuestion => ({
  scope,
  actors: oneKind(view.actors),
  ...(view.at === undefined ? {} : { as_of: view.at }),
})

export const queueQuestion = (view: View, scope: string): QueueQuestion => ({
  ...waitQuestion(view, scope),
  ...(view.stage === undefined ? {} : { stage: view.stage }),
  ...(view.kind === undefined ? {} : { item_kind: view.kind }),
  ...(view.turn === undefined ? {} : { waiting_on: view.turn }),
  ...(view.who === undefined ? {} : { reviewer: view.who }),
  ...(view.stuck === undefined ? {} : { stuck: view.stuck ? 'true' : 'false' }),
})

/** What a link to rows puts into the address, beside what the page keeps; everything else is taken back. */
export const rowsOf = (
  change: Partial<Pick<View, 'kind' | 'list' | 'stage' | 'stuck' | 'turn' | 'who'>>,
): Partial<View> => ({
  list: 'queue',
  kind: undefined,
  stage: undefined,
  stuck: undefined,
  turn: undefined,
  who: undefined,
  ...change,
})
