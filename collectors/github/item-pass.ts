/** The first pass over all issues, or over all pull requests. */
import type { Cursor } from '../model.ts'
import { firstPass, moving, type FirstPass, type Step } from './first-pass.ts'
import type { ItemMark } from './gaps.ts'
import type { RepositoryName } from './look-up.ts'
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

export function itemPass(
  run: Run,
  repository: RepositoryName,
  resource: ItemResource,
  cursor: Cursor | undefined,
  onPage: FirstPass['onPage'],
) {
  const { noun, query } = kinds[resource]
  const lists = resource === 'issue' ? issueVariables(run.sizes) : pullRequestVariables(run.sizes)

  const readPage = async (after: string | null): Promise<Step> => {
    const page = await moving(noun, after, async () => {
      const variables = { ...repository, after, ...lists }
      const { data } = await run.pages.ask<Page>(query, run.sizes.items, (first) => ({
        ...variables,
        first,
      }))
      return data.repository.items
    })
    const items = page.nodes.filter((node) => node !== null)
    const batch = await completeBatch(run, items)
    return { batch, read: items.length, total: page.count, pageInfo: page.pageInfo }
  }

  const readOne = async (after: string | null): Promise<Step> => {
    const { repository: marks } = await run.client.request<{
      repository: { issues?: Mark; pullRequests?: Mark }
    }>(queryText('next-mark'), { ...repository, after, issues: resource === 'issue' })
    const mark = marks.issues ?? marks.pullRequests
    const pageInfo = mark?.pageInfo ?? { hasNextPage: false, endCursor: null }
    const [item] = mark?.nodes ?? []
    const batch = item ? await readAlone(run, item.id) : { repo_id: run.repoId, rows: {} }
    return { batch, read: item ? 1 : 0, total: null, pageInfo }
  }

  return firstPass(run, { resource, noun, cursor, onPage, readPage, readOne })
}
