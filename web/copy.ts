/** Whether the page is a published copy, which no server answers, and what that copy holds. */
import type { Site } from '../server/site/site.ts'

const mark = globalThis.document?.querySelector<HTMLMetaElement>('meta[name="lichen-site"]')

/** Where the page's own addresses begin, with a slash before and behind. */
export const base = mark?.content ?? '/'
export const isCopy = mark != null
/** The language in which whoever published it wants it to open. */
export const openingLanguage = mark?.dataset['lang']

let held: Site | null = null

/** What the copy holds; null where a server answers. */
export const copy = (): Site | null => held

/** Resolves when it is known what the copy holds. */
export async function copyReady(): Promise<void> {
  if (isCopy) held = (await (await fetch(`${base}data/site.json`)).json()) as Site
}

/** What was asked for is answered from files where the page is a copy; the way to do so comes when it is needed. */
export const ask: typeof fetch = async (input, init) => {
  if (!isCopy) return fetch(input, init)
  const { answer } = await import('./copy/answer.ts')
  return answer(new Request(input, init))
}
