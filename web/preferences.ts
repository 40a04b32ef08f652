/** What a reader has set for this browser alone; an address that says otherwise stands above it. */
import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'

/** A schema, and what stands for what doesn't fit it. */
const otherwise = z.catch
const Preferences = z.object({
  /** Single keys do something. */
  keys: otherwise(z._default(z.boolean(), true), true),
  /** Series are told apart by patterns, too. */
  patterns: otherwise(z._default(z.boolean(), false), false),
})
export type Preferences = z.output<typeof Preferences>

const place = 'lichen'
const listeners = new Set<() => void>()
let current = stored()

function stored(): Preferences {
  try {
    return Preferences.parse(JSON.parse(localStorage.getItem(place) ?? '{}'))
  } catch {
    // Storage that is closed or was written by something else: as if nothing was set.
    return Preferences.parse({})
  }
}

export function setPreferences(changed: Partial<Preferences>): void {
  current = { ...current, ...changed }
  try {
    localStorage.setItem(place, JSON.stringify(current))
  } catch {
    // It then holds until the page is left.
  }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const read = (): Preferences => current
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, read, read)
