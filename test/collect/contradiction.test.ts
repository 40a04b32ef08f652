/** An answer whose lists are shorter than it says itself: asked for once more, and otherwise not stored. */
import { describe, expect, it } from 'vitest'
import { temporaryStore } from '../metrics/store.ts'
import { rich, richWorld } from './rich-world.ts'
import { clientOf, collect, serve } from './setup.ts'
import { contents } from './tables.ts'

/** A connection on which somebody changes the answers. */
function rewriting(rewrite: (answer: string) => string): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    const { headers, status } = response
    return new Response(rewrite(await response.text()), { headers, status })
  }
}

interface Page {
  data: { repository?: { items?: { nodes: { comments: { nodes: unknown[] } }[] } } }
}

/** Takes the last comment of every item out of the pages of items; the counts stay. */
function withoutLastComments(answer: string): string {
  const page = JSON.parse(answer) as Page
  for (const item of page.data.repository?.items?.nodes ?? []) item.comments.nodes.pop()
  return JSON.stringify(page)
}

describe('an answer that contradicts itself', () => {
  it('is asked for once more, and is right then', async () => {
    const github = await serve(richWorld())
    const [torn, fresh] = [await temporaryStore(), await temporaryStore()]
    const client = clientOf(github, { fetch: rewriting(withoutLastComments) })
    await collect(github, torn, rich, { client })
    expect(github.log().map((one) => one.operation)).toContain('MoreComments')
    await collect(github, fresh, rich)
    expect(await contents(torn)).toEqual(await contents(fresh))
  })

  it('is stored as far as it goes, with a gap that says what is missing, until it is whole', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    const fetch = rewriting((answer) =>
      answer.replaceAll(/("comments"|"more"):\{"count":5/g, '$1:{"count":6'),
    )
    await collect(github, store, rich, { client: clientOf(github, { fetch }) })
    const gaps = await store.query('select * exclude (id, subject_id) from raw.gap order by reason')
    expect(gaps).toEqual([
      {
        repo_id: github.world(rich).id,
        resource: 'issue',
        from_at: '2024-01-22T12:00:00Z',
        to_at: '2024-01-22T12:00:01Z',
        reason: 'The comments of issue 11 could not be read whole: 5 of 6 were handed out.',
        expected: 6,
        fetched: 5,
        error_class: 'partial',
        noticed_at: '2025-01-01T00:00:00Z',
      },
      expect.objectContaining({
        reason: 'The comments of issue 5 could not be read whole: 5 of 6 were handed out.',
      }),
    ])

    const second = await collect(github, store, rich)
    expect(second.requests).toBeLessThanOrEqual(3)
    const fresh = await temporaryStore()
    await collect(github, fresh, rich)
    expect(await contents(store)).toEqual(await contents(fresh))
  })
})
