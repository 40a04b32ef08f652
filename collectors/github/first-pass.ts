/** Reads everything of one kind page by page; each batch says where to go on if it was the last. */
import type { Batch, Cursor, Instant } from '../model.ts'
import { isTooMuch, SourceError } from './errors.ts'
import type { PageInfo } from './nodes.ts'
import type { Run } from './run.ts'

/** What one step of a pass has read. */
export interface Step {
  batch: Batch
  pageInfo: PageInfo
}

export interface FirstPass {
  resource: string
  /** Where an earlier run stopped; undefined where none began. */
  cursor: Cursor | undefined
  /** A page and all that belongs to it. */
  readPage: (after: string | null) => Promise<Step>
  /** The one item after a cursor, by itself; where it can't be read, a gap stands in its place. */
  readOne: (after: string | null) => Promise<Step>
}

export interface Passed {
  /** When the pass began, by the source's clock. */
  begun: Instant
  /** Whether that was in an earlier run. */
  isResumed: boolean
}

const isStuck = (page: { pageInfo: PageInfo }, after: string | null): boolean =>
  page.pageInfo.hasNextPage && page.pageInfo.endCursor === after

/**
 * A page whose cursor moves. One that doesn't gets a second chance.
 *
 * @throws SourceError `cursor`
 */
export async function moving<P extends { pageInfo: PageInfo }>(
  noun: string,
  after: string | null,
  ask: () => Promise<P>,
): Promise<P> {
  for (const _attempt of [1, 2]) {
    const page = await ask()
    if (!isStuck(page, after)) return page
  }
  throw new SourceError(
    'cursor',
    `The pages of ${noun} do not end.`,
    'Run the same command again: it goes on where it stopped.',
  )
}

async function step(pass: FirstPass, after: string | null): Promise<Step> {
  try {
    return await pass.readPage(after)
  } catch (error) {
    if (!(error instanceof SourceError) || !isTooMuch(error)) throw error
    return pass.readOne(after)
  }
}

/**
 * While the pass is under way its cursor's watermark is the instant at which it began, in whatever run: changes since
 * then may have been missed, and are to be asked for when it is done.
 */
export async function* firstPass(run: Run, pass: FirstPass): AsyncGenerator<Batch, Passed, void> {
  const { cursor, resource } = pass
  let after = cursor?.page ?? null
  let begun = after === null ? run.asOf : (cursor?.watermark ?? run.asOf)
  let isResumed = after !== null
  for (;;) {
    let done: Step
    try {
      done = await step(pass, after)
    } catch (error) {
      if (!isResumed || !(error instanceof SourceError) || error.kind !== 'cursor') throw error
      // The stored cursor is of no use any more; what is stored will be found equal and stays.
      ;[after, begun, isResumed] = [null, run.asOf, false]
      continue
    }
    const { hasNextPage, endCursor } = done.pageInfo
    after = hasNextPage ? endCursor : null
    yield { ...done.batch, cursor: { resource, page: after, watermark: begun } }
    if (after === null) return { begun, isResumed }
  }
}
