/** The first pass over all issues, or over all pull requests. */
import type { Cursor } from '../model.ts'
import { SourceError } from './errors.ts'
import { firstPass, moving, type Step } from './first-pass.ts'
import type { ItemMark } from './gaps.ts'
import type { Connection, ItemNode, PageInfo } from './nodes.ts'
import { issueVariables, pullRequestVariables } from './page-sizes.ts'
import { queryText } from './queries.ts'
import { completeBatch, readAlone } from './read-items.ts'
import type { Run } from './run.ts'

export type ItemResource = 'issue' | 'pull_request'

const kinds = {
  issue: { query: 'issues', noun: 'issues' },
  pull_request: { query: 'pull-requests', noun: 'pull requests' },
} as const

interface Page {
  repository: { items: Connection<ItemNode> }
}

interface Mark {
  pageInfo: PageInfo
  nodes: (ItemMark | null)[]
}

/** @param onPage told of each page that has been read, before it is stored */
export function itemPass(
  run: Run,
  resource: ItemResource,
  cursor: Cursor | undefined,
  onPage: (page: { more: number; total: number | null }) => void,
) {
  const { noun, query } = kinds[resource]
  const lists = resource === 'issue' ? issueVariables(run.sizes) : pullRequestVariables(run.sizes)

  const ask = (after: string | null) =>
    moving(noun, after, async () => {
      const variables = { repo: run.repoId, after, ...lists }
      const { data } = await run.pages.ask<Page>(query, run.sizes.items, (first) => ({
        ...variables,
        first,
      }))
      return data.repository.items
    })

  /** Lists that go on are gone on with for several pages at once: that saves a question for nearly every page. */
  const readPage = async (after: string | null): Promise<Step> => {
    const first = await ask(after)
    const nodes = [...first.nodes]
    let { pageInfo } = first
    onPage({ more: nodes.length, total: first.count })
    for (let pages = 1; pages < run.sizes.pagesTogether && pageInfo.hasNextPage; pages++) {
      try {
        const page = await ask(pageInfo.endCursor)
        nodes.push(...page.nodes)
        pageInfo = page.pageInfo
        onPage({ more: page.nodes.length, total: page.count })
      } catch (error) {
        // What has been read is stored first; the page that failed is met again.
        if (error instanceof SourceError && error.kind !== 'interrupted') break
        throw error
      }
    }
    const items = nodes.filter((node) => node !== null)
    const batch = await completeBatch(run, items)
    return { batch, pageInfo }
  }

  const readOne = async (after: string | null): Promise<Step> => {
    const { repository: marks } = await run.client.request<{
      repository: { issues?: Mark; pullRequests?: Mark }
    }>(queryText('next-mark'), { repo: run.repoId, after, issues: resource === 'issue' })
    const mark = marks.issues ?? marks.pullRequests
    const pageInfo = mark?.pageInfo ?? { hasNextPage: false, endCursor: null }
    const [item] = mark?.nodes ?? []
    const batch = item ? await readAlone(run, item.id) : { repo_id: run.repoId, rows: {} }
    onPage({ more: 1, total: null })
    return { batch, pageInfo }
  }

  return firstPass(run, { resource, cursor, readPage, readOne })
}
