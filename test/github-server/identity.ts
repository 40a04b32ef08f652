/** Ids and instants in one spelling: node ids for objects that have none, and times to the second. */
import { createHash } from 'node:crypto'
import type { Instant } from '../../collectors/model.ts'

/** A node id that is the same on every load: the kind, and a hash of what identifies the object. */
export function stableId(kind: string, ...parts: (string | number)[]): string {
  const hash = createHash('sha256').update(parts.join('\n')).digest('base64url')
  return `${kind}_kwT${hash.slice(0, 18)}`
}

/**
 * A time as GitHub writes it, `2026-02-28T09:30:00Z`. Fractions are cut off: as strings, `…00.5Z` would sort before
 * `…00Z`, and every order and window here compares strings.
 * @throws Error when the text is not a time
 */
export function instant(text: string): Instant {
  // Most texts are as they should be, and there are millions of them.
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return text
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw new Error(`Not a time: '${text}'.`)
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}

/** The same for a time that may be absent. */
export function instantOrNull(text: string | null | undefined): Instant | null {
  return text ? instant(text) : null
}
