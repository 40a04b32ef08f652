/**
 * Whether the server can be reached. While it can't, questions wait instead of failing, so that what is shown stays; and
 * it is asked whether it is back.
 */
import { onlineManager } from '@tanstack/react-query'
import { base, isCopy } from './copy.ts'

/** No answer came, or one that isn't the server's own: of a proxy that didn't reach it either. */
export class Unreached extends Error {}

/** When the server last answered; what is shown is no younger. */
let heardAt: number | null = null
export const lastHeard = (): string | null =>
  heardAt === null ? null : new Date(heardAt).toISOString()

export const heard = (): void => {
  heardAt = Date.now()
}

/** The question under way, for all who want to know. */
let asking: Promise<boolean> | null = null

async function ask(): Promise<boolean> {
  const isThere = await fetch(isCopy ? `${base}data/site.json` : '/api/v1/health', {
    cache: 'no-store',
    signal: AbortSignal.timeout(8000),
  }).then(
    ({ status }) => status < 500,
    () => false,
  )
  asking = null
  onlineManager.setOnline(isThere)
  return isThere
}

/** Asks whether the server is there, and remembers it. */
export const reach = (): Promise<boolean> => (asking ??= ask())

/** Without a network the server may still be there, on the same machine: only asking tells. */
export function followNetwork(): void {
  onlineManager.setEventListener(() => {
    const look = (): void => void reach()
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  })
}

/** Code that is loaded when it is needed: once the server is there again, if it isn't now. */
export async function whenReached<Code>(load: () => Promise<Code>): Promise<Code> {
  try {
    return await load()
  } catch (error) {
    if (await reach()) throw error
    await new Promise<void>((resolve) => {
      const leave = onlineManager.subscribe((isOnline) => {
        if (!isOnline) return
        leave()
        resolve()
      })
    })
    return whenReached(load)
  }
}
