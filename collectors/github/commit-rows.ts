/** Turns commits of the default branch into rows. */
import type { Batch, CommitRow, Instant } from '../model.ts'
import { Actors, present } from './actors.ts'
import type { Account } from './nodes.ts'

export interface CommitNode {
  oid: string
  messageHeadline: string
  authoredDate: Instant
  committedDate: Instant
  additions: number
  deletions: number
  /** Null where the source found them too many to count. */
  changedFilesIfAvailable: number | null
  author: { name: string | null; email: string | null; user: Account | null } | null
  committer: { user: Account | null } | null
  parents: { totalCount: number }
  associatedPullRequests: { nodes: ({ id: string } | null)[] } | null
}

/** The rows of commits with the accounts that they name. */
export function commitRows(repo_id: string, nodes: CommitNode[], seenAt: Instant): Batch['rows'] {
  const actors = new Actors(seenAt)
  const commit = nodes.map((node): CommitRow => ({
    repo_id,
    oid: node.oid,
    author_id: actors.note(node.author?.user ?? null),
    author_name: node.author?.name ?? null,
    author_email: node.author?.email ?? null,
    committer_id: actors.note(node.committer?.user ?? null),
    authored_at: node.authoredDate,
    committed_at: node.committedDate,
    subject: node.messageHeadline,
    parent_count: node.parents.totalCount,
    additions: node.additions,
    deletions: node.deletions,
    changed_files: node.changedFilesIfAvailable,
    pull_request_id: present(node.associatedPullRequests)[0]?.id ?? null,
  }))
  return { ...actors.rows, commit }
}
