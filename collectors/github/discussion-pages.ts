/** Reads the comments of discussions, and the replies to those, to their end. */
import type { Batch, GapRow, Instant } from '../model.ts'
import { present } from './actors.ts'
import type { GithubClient } from './client.ts'
import { discussionBatch, type DiscussionNode } from './discussion-rows.ts'
import { readToEnd, type Holder } from './list-pages.ts'
import type { PageSizes } from './page-sizes.ts'
import { countsOf, secondAfter } from './repository-gaps.ts'

interface Of {
  repoId: string
  /** The source's clock at the start of this run. */
  asOf: Instant
}

/** Completes the comments and their replies, in place. */
async function complete(
  client: GithubClient,
  sizes: PageSizes,
  nodes: DiscussionNode[],
): Promise<(Holder & { of: DiscussionNode })[]> {
  const { discussionsTogether, more, moreDiscussionComments, replies, together } = sizes
  const torn = await readToEnd(
    client,
    {
      query: 'more-discussion-comments',
      first: moreDiscussionComments,
      together: discussionsTogether,
      variables: { replies },
    },
    nodes.map((node) => ({ id: node.id, list: node.comments, of: node })),
  )
  // Only now, because a comment may have come with a later page.
  const comments = nodes.flatMap((node) =>
    present(node.comments).map(({ id, replies: list }) => ({ id, list, of: node })),
  )
  return [
    ...torn,
    ...(await readToEnd(client, { query: 'more-replies', first: more, together }, comments)),
  ]
}

const gapId = (node: DiscussionNode): string => `gap:${node.id}:comments`

/** Of a discussion some of whose lists are not whole. */
function gapIn({ asOf, repoId }: Of, node: DiscussionNode, torn: Holder[]): GapRow {
  return {
    id: gapId(node),
    repo_id: repoId,
    resource: 'discussion',
    from_at: node.createdAt,
    to_at: secondAfter(node.createdAt),
    reason: `The comments of discussion ${node.number} could not be read whole.`,
    subject_id: node.id,
    ...countsOf(torn),
    error_class: 'partial',
    noticed_at: asOf,
  }
}

/** The rows of discussions, completed, with the gaps that remain and those that are filled. */
export async function completeDiscussions(
  client: GithubClient,
  sizes: PageSizes,
  of: Of,
  nodes: DiscussionNode[],
): Promise<Batch> {
  const torn = await complete(client, sizes, nodes)
  const byNode = new Map<DiscussionNode, Holder[]>()
  for (const holder of torn) byNode.set(holder.of, [...(byNode.get(holder.of) ?? []), holder])
  const batch = discussionBatch(of.repoId, nodes)
  const gap = [...byNode].map(([node, holders]) => gapIn(of, node, holders))
  return {
    ...batch,
    rows: { ...batch.rows, gap },
    closed_gaps: nodes.filter((node) => !byNode.has(node)).map(gapId),
  }
}
