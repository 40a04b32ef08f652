/** Turns the rows of what a repository has besides items into a world: files, branch, tags, discussions and assets. */
import type { CommunityFileRow, DiscussionRow, RepositoryRow } from '../../collectors/model.ts'
import { instant, instantOrNull } from './identity.ts'
import { makeCommit, makeDiscussion, makeDiscussionComment } from './make-content.ts'
import type { RowStore } from './row-store.ts'
import type { Actor, RepositoryWorld } from './world.ts'
import type { Discussion, ReleaseAsset } from './world-content.ts'

type ActorOf = (id: string | null) => Actor | null

/** A path in the repository, or the address of a file that holds for it. */
function filesOf(rows: CommunityFileRow[]): Pick<RepositoryWorld, 'files' | 'inherited'> {
  const isAddress = ({ path }: CommunityFileRow): boolean => path.startsWith('https://')
  const address = (kind: CommunityFileRow['kind']): string | undefined =>
    rows.find((row) => row.kind === kind && isAddress(row))?.path
  const [codeOfConduct, contributingGuidelines, securityPolicyUrl, funding] = [
    address('code_of_conduct'),
    address('contributing'),
    address('security_policy'),
    address('funding'),
  ]
  return {
    files: rows.filter((row) => !isAddress(row)).map(({ path }) => path),
    inherited: {
      ...(codeOfConduct === undefined ? {} : { codeOfConduct }),
      ...(contributingGuidelines === undefined ? {} : { contributingGuidelines }),
      ...(securityPolicyUrl === undefined ? {} : { securityPolicyUrl }),
      ...(funding === undefined ? {} : { fundingLinks: [funding] }),
    },
  }
}

export class RowFacts {
  private readonly children

  constructor(
    store: RowStore,
    private readonly actor: ActorOf,
  ) {
    this.children = {
      topics: store.by('repository_topic', 'repo_id'),
      languages: store.by('repository_language', 'repo_id'),
      files: store.by('community_file', 'repo_id'),
      tags: store.by('tag', 'repo_id'),
      assets: store.by('release_asset', 'release_id'),
      commits: store.by('commit', 'repo_id'),
      discussions: store.by('discussion', 'repo_id'),
      discussionComments: store.by('discussion_comment', 'item_id'),
    }
  }

  read(row: RepositoryRow): Partial<RepositoryWorld> {
    const { children } = this
    const discussions = children.discussions(row.id)
    return {
      homepageUrl: row.homepage_url ?? null,
      archivedAt: instantOrNull(row.archived_at),
      hasIssuesEnabled: row.has_issues ?? true,
      hasDiscussionsEnabled: row.has_discussions ?? discussions.length > 0,
      topics: children.topics(row.id).map(({ topic }) => topic),
      languages: children
        .languages(row.id)
        .map(({ bytes, language }) => ({ name: language, size: bytes })),
      ...filesOf(children.files(row.id)),
      tags: children.tags(row.id).map(({ name, oid, tagged_at }) => {
        const committedDate = instant(tagged_at ?? row.created_at)
        return { name, target: { __typename: 'Commit', oid, committedDate } as const }
      }),
      commits: this.commits(row),
      discussions: discussions.map((one) => this.discussion(row, one)),
    }
  }

  assets(releaseId: string): ReleaseAsset[] {
    return this.children.assets(releaseId).map(({ bytes, created_at, downloads, id, name }) => ({
      __typename: 'ReleaseAsset',
      id,
      name,
      size: bytes,
      downloadCount: downloads,
      createdAt: instant(created_at),
    }))
  }

  /** Rows tell how many parents a commit has, but not which: here each follows the one before it in time. */
  private commits(repository: RepositoryRow) {
    const rows = this.children
      .commits(repository.id)
      .toSorted((a, b) => (a.committed_at < b.committed_at ? -1 : 1))
    return rows.map((row, index) => {
      const before = rows[index - 1]
      return makeCommit(`${repository.owner}/${repository.name}`, {
        oid: row.oid,
        message: row.subject,
        authoredDate: instant(row.authored_at),
        committedDate: instant(row.committed_at),
        author: {
          name: row.author_name,
          email: row.author_email,
          user: this.actor(row.author_id),
        },
        committer: { name: null, email: null, user: this.actor(row.committer_id) },
        parents: before ? [before.oid] : [],
        parentCount: row.parent_count,
        additions: row.additions,
        deletions: row.deletions,
        changedFiles: row.changed_files,
        pullRequestId: row.pull_request_id,
      })
    })
  }

  private discussion(repository: RepositoryRow, row: DiscussionRow): Discussion {
    const one = makeDiscussion(`${repository.owner}/${repository.name}`, {
      ...this.remark(row),
      number: row.number,
      title: row.title,
      url: row.url,
      category: { name: row.category, isAnswerable: row.is_answerable },
      answerId: row.answer_id,
      answerChosenAt: instantOrNull(row.answered_at),
      answerChosenBy: this.actor(row.answer_chosen_by_id),
      locked: row.is_locked,
      updatedAt: instant(row.updated_at),
      closedAt: instantOrNull(row.closed_at),
    })
    const comments = this.children.discussionComments(row.id)
    for (const comment of comments.filter(({ reply_to_id }) => reply_to_id === null)) {
      const made = makeDiscussionComment(one, this.remark(comment))
      one.comments.push(made)
      for (const reply of comments.filter(({ reply_to_id }) => reply_to_id === comment.id)) {
        made.replies.push(makeDiscussionComment(made, this.remark(reply)))
      }
    }
    return one
  }

  private remark(row: {
    id: string
    author_id: string | null
    author_association: string
    created_at: string
  }) {
    return {
      id: row.id,
      author: this.actor(row.author_id),
      authorAssociation: row.author_association,
      createdAt: instant(row.created_at),
    }
  }
}
