/** An answer whose lists are shorter than it says itself: asked for once more, and otherwise not stored. */
import { describe, expect, it } from 'vitest'
import { temporaryStore } from '../metrics/store.ts'
import { rich, richWorld } from './rich-world.ts'
import { clientOf, collect, contents, serve } from './setup.ts'

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

  it('ends the run with the name of the item, before anything of its page is stored', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    const fetch = rewriting((answer) =>
      answer.replaceAll(/("comments"|"more"):\{"count":5/g, '$1:{"count":6'),
    )
    const client = clientOf(github, { fetch })
    await expect(
      collect(github, store, rich, { client, pageSizes: { items: 3 } }),
    ).rejects.toMatchObject({
      code: 'source-partial',
      message:
        'Acme/Widgets: The comments of issue 11 could not be read whole: 5 of 6 were handed out.',
    })
    const numbers = await store.query('select number from raw.issue order by number')
    expect(numbers).toEqual([{ number: 12 }, { number: 13 }, { number: 14 }])
  })
})
