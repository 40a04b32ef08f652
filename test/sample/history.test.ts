/** What the sample has beside items: commits, reverts, links, tags, discussions, organisations; different a project. */
import { describe, expect, it } from 'vitest'
import type { PullRequestRow } from '../../collectors/model.ts'
import { sampleDefaults, sampleEcosystem } from '../../collectors/sample/simulate.ts'
import { byItem, collect, daysBetween, machineIds, repositoryId } from './collect.ts'

const sample = collect(sampleDefaults)
const machines = machineIds(sample)
const issues = new Map(sample.issue.map((row) => [row.id, row]))
const pulls = new Map(sample.pull_request.map((row) => [row.id, row]))
const commits = new Map(sample.commit.map((row) => [row.oid, row]))
const merged = sample.pull_request.filter((row) => row.merged_at !== null)
const names = ['kelpline', 'saltfern', 'gorsewind', 'rowanquay', 'sedgeknot', 'mosstide'] as const
const isBump = (row: PullRequestRow) => row.title.startsWith('Bump ')

/** A share by project. */
function shares<Row extends { repo_id: string }>(
  rows: Row[],
  counts: (row: Row) => boolean,
): Record<(typeof names)[number], number> {
  const entries = names.map((name) => {
    const own = rows.filter((row) => row.repo_id === repositoryId(sample, name))
    return [name, own.filter(counts).length / own.length] as const
  })
  return Object.fromEntries(entries) as Record<(typeof names)[number], number>
}

describe('commits of the default branch', () => {
  it('are named like git’s, say who, and were written before they were committed', () => {
    for (const row of sample.commit) {
      expect(row.oid).toMatch(/^[0-9a-f]{40}$/)
      expect(row.author_email).toMatch(/^[^@ ]+@([a-z-]+\.)+example\.invalid$/)
      expect(row.authored_at <= row.committed_at).toBe(true)
      expect(row.changed_files).toBeGreaterThan(0)
    }
    const unknown = sample.commit.filter((row) => row.author_id === null).length
    expect(unknown / sample.commit.length).toBeGreaterThan(0.005)
    expect(unknown / sample.commit.length).toBeLessThan(0.06)
  })

  it('end each merged request of the default branch, in its own second, and no other request', () => {
    for (const row of sample.pull_request) {
      expect(row.merge_commit_oid === null).toBe(row.merged_at === null)
      const commit = commits.get(row.merge_commit_oid ?? '')
      expect(commit !== undefined).toBe(row.merged_at !== null && row.base_branch === 'main')
      if (commit === undefined) continue
      expect([commit.pull_request_id, commit.committed_at]).toEqual([row.id, row.merged_at])
    }
  })

  it('name requests of their own repository, or none', () => {
    for (const row of sample.commit) {
      if (row.pull_request_id === null) continue
      expect(pulls.get(row.pull_request_id)?.repo_id).toBe(row.repo_id)
    }
    const direct = shares(sample.commit, (row) => row.pull_request_id === null)
    expect(direct.kelpline).toBeLessThan(0.15)
    expect(direct.sedgeknot).toBeGreaterThan(2 * direct.kelpline)
    expect(Math.max(...Object.values(direct))).toBeLessThan(0.5)
  })

  it('are merges where the project merges so, or a merge machine does', () => {
    const merges = shares(sample.commit, (row) => row.parent_count === 2)
    expect(merges.gorsewind).toBeGreaterThan(0.2)
    expect([merges.mosstide, merges.rowanquay, merges.sedgeknot]).toEqual([0, 0, 0])
  })

  it('have classes for all files of those that are no merges', () => {
    const files = new Map<string, number>()
    for (const row of sample.git_path_class) {
      expect(row.files).toBeGreaterThan(0)
      files.set(row.oid, (files.get(row.oid) ?? 0) + row.files)
    }
    for (const row of sample.commit) {
      expect(files.get(row.oid)).toBe(row.parent_count > 1 ? undefined : row.changed_files)
    }
    const docs = new Set(
      sample.git_path_class.filter((row) => row.class === 'docs').map((row) => row.oid),
    )
    const documented = shares(sample.commit, (row) => docs.has(row.oid))
    expect(documented.saltfern).toBeGreaterThan(1.5 * documented.gorsewind)
  })
})

describe('reverts', () => {
  const titles = (repo_id: string) =>
    new Set(
      [...sample.pull_request, ...sample.commit]
        .filter((row) => row.repo_id === repo_id)
        .map((row) => ('title' in row ? row.title : row.subject)),
    )

  it('quote what they take back, of the same repository, as a request or as a commit', () => {
    const requests = sample.pull_request.filter((row) => row.title.startsWith('Revert "'))
    const direct = sample.commit.filter(
      (row) => row.subject.startsWith('Revert "') && row.pull_request_id === null,
    )
    expect(requests.length).toBeGreaterThan(10)
    expect(direct.length).toBeGreaterThan(5)
    for (const row of [...requests, ...direct]) {
      const text = 'title' in row ? row.title : row.subject
      expect(titles(row.repo_id).has(/^Revert "(.*)"$/.exec(text)?.[1] ?? '')).toBe(true)
    }
    expect((requests.length + direct.length) / merged.length).toBeLessThan(0.04)
  })

  it('are most frequent in the young project', () => {
    const reverted = shares(sample.commit, (row) => row.subject.startsWith('Revert "'))
    expect(reverted.mosstide).toBe(Math.max(...Object.values(reverted)))
  })
})

describe('a request’s branch', () => {
  const events = byItem(sample.event)
  const pushes = (id: string) => events.get(id)?.filter((row) => row.kind === 'committed') ?? []

  it('has a commit before the opening, and none once the request is decided', () => {
    for (const row of sample.pull_request) {
      const own = pushes(row.id)
      expect(own[0]!.created_at <= row.created_at).toBe(true)
      if (row.merged_at !== null) expect(own.at(-1)!.created_at <= row.merged_at).toBe(true)
    }
  })

  it('gets a push after most requests for changes, so that reviews go in rounds', () => {
    const asked = sample.review.filter((row) => row.state === 'CHANGES_REQUESTED')
    const answered = asked.filter((row) =>
      pushes(row.item_id).some((one) => one.created_at > row.submitted_at!),
    )
    expect(answered.length / asked.length).toBeGreaterThan(0.7)
    expect(answered.length).toBeLessThan(asked.length)
  })

  it('is forced mostly where the project rebases', () => {
    const forced = new Set(
      sample.event.filter((row) => row.kind === 'force_pushed').map((row) => row.item_id),
    )
    const share = shares(sample.pull_request, (row) => forced.has(row.id))
    expect(share.rowanquay).toBeGreaterThan(2 * share.gorsewind)
  })

  it('is sometimes approved by one and objected to by another', () => {
    const reviews = byItem(sample.review.map((row) => ({ ...row, created_at: row.submitted_at! })))
    const contested = [...reviews.values()].filter((list) => {
      const by = (state: string) =>
        list.filter((row) => row.state === state && !machines.has(row.author_id ?? ''))
      return by('CHANGES_REQUESTED').some((one) =>
        by('APPROVED').some((other) => other.author_id !== one.author_id),
      )
    })
    expect(contested.length).toBeGreaterThan(30)
    expect(contested.length / sample.pull_request.length).toBeLessThan(0.2)
  })
})

describe('links', () => {
  it('lead from a request to an issue of the same repository that was there before', () => {
    for (const row of sample.closing_reference) {
      const [issue, pull] = [issues.get(row.issue_id)!, pulls.get(row.item_id)!]
      expect([issue.repo_id, pull.repo_id]).toEqual([row.repo_id, row.repo_id])
      expect(issue.created_at <= pull.created_at).toBe(true)
    }
    const linked = new Set(sample.closing_reference.map((row) => row.item_id))
    const share = shares(
      sample.pull_request.filter((row) => !isBump(row)),
      (row) => linked.has(row.id),
    )
    expect(share.sedgeknot).toBeGreaterThan(share.gorsewind)
    expect(share.kelpline).toBeGreaterThan(2 * share.mosstide)
    expect(share.mosstide).toBeGreaterThan(0.03)
  })

  it('of milestones and people to items exist', () => {
    const actors = new Set(sample.actor.map((row) => row.id))
    const items = new Set([...issues.keys(), ...pulls.keys()])
    for (const row of sample.assignee) {
      expect(actors.has(row.actor_id) && items.has(row.item_id)).toBe(true)
    }
    for (const row of sample.reaction) expect(items.has(row.item_id)).toBe(true)
    const planned = new Set(sample.milestone.map((row) => row.repo_id))
    expect(planned.has(repositoryId(sample, 'kelpline'))).toBe(true)
    expect(planned.has(repositoryId(sample, 'mosstide'))).toBe(false)
    for (const row of sample.milestone) expect(row.due_at).not.toBeNull()
  })
})

describe('releases', () => {
  const tagsOf = (name: string) =>
    sample.release.filter((row) => row.repo_id === repositoryId(sample, name))

  it('each have their tag, whose commit is there', () => {
    const tags = new Map(sample.tag.map((row) => [`${row.repo_id} ${row.name}`, row]))
    for (const row of sample.release.filter((one) => !one.is_draft)) {
      const tag = tags.get(`${row.repo_id} ${row.tag}`)!
      expect(commits.get(tag.oid)?.subject).toBe(`Release ${row.tag}`)
    }
  })

  it('have calendar versions in one project, majors in another, 0.x in the young one', () => {
    for (const row of tagsOf('saltfern')) expect(row.tag).toMatch(/^20\d\d\.\d{1,2}\.\d+$/)
    for (const row of tagsOf('mosstide')) expect(row.tag).toMatch(/^v0\./)
    const majors = tagsOf('kelpline').map((row) => row.tag.split('.')[0])
    expect(new Set(majors).size).toBeGreaterThan(1)
    for (const name of names) {
      const own = tagsOf(name).map((row) => row.tag)
      expect(new Set(own).size, name).toBe(own.length)
    }
  })

  it('are now and then followed by a patch within a week', () => {
    const own = tagsOf('mosstide').filter((row) => row.published_at !== null && !row.is_prerelease)
    const gaps = own.slice(1).map((row, index) => {
      const isPatch = !row.tag.endsWith('.0')
      return isPatch && daysBetween(own[index]!.published_at!, row.published_at!) <= 7
    })
    expect(gaps.filter(Boolean).length).toBeGreaterThan(1)
  })
})

describe('discussions', () => {
  it('are held in three projects, numbered with the items, answered by others than who asked', () => {
    const places = new Set(sample.discussion.map((row) => row.repo_id))
    const open = sample.repository.filter((row) => row.has_discussions)
    expect(places).toEqual(new Set(open.map((row) => row.id)))
    expect(places.size).toBe(3)
    const numbers = [...sample.issue, ...sample.pull_request, ...sample.discussion]
    expect(new Set(numbers.map((row) => `${row.repo_id} ${row.number}`)).size).toBe(numbers.length)
    const remarks = new Map(sample.discussion_comment.map((row) => [row.id, row]))
    for (const row of sample.discussion) {
      expect(row.answer_id === null).toBe(row.answered_at === null)
      if (row.answer_id === null) continue
      const answer = remarks.get(row.answer_id)!
      expect([answer.item_id, row.is_answerable]).toEqual([row.id, true])
      expect(answer.author_id === row.author_id).toBe(false)
      expect(row.answered_at! >= answer.created_at).toBe(true)
    }
    for (const row of sample.discussion_comment) {
      const to = row.reply_to_id === null ? undefined : remarks.get(row.reply_to_id)!
      if (to !== undefined) expect([to.item_id, to.reply_to_id]).toEqual([row.item_id, null])
    }
    const questions = sample.discussion.filter((row) => row.is_answerable)
    const answered = shares(questions, (row) => row.answer_id !== null)
    expect(answered.saltfern).toBeGreaterThan(answered.mosstide)
  })
})

describe('totals of the source', () => {
  it('are those of the rows, and more by what a hole swallowed', () => {
    const total = (repo_id: string, resource: string) =>
      sample.source_total.find((row) => row.repo_id === repo_id && row.resource === resource)?.total
    for (const { id } of sample.repository) {
      for (const resource of ['issue', 'pull_request', 'discussion', 'commit', 'tag'] as const) {
        const rows = sample[resource] as { repo_id: string }[]
        const gap = sample.gap.find((row) => row.repo_id === id && row.resource === resource)
        const stored = rows.filter((row) => row.repo_id === id).length
        expect(total(id, resource)).toBe(stored + (gap?.expected ?? 0))
      }
    }
    for (const gap of sample.gap) expect(gap.expected).toBeGreaterThan(0)
    expect(sampleEcosystem.as_of > sample.gap[0]!.to_at).toBe(true)
  })
})
