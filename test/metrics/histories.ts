/** Random histories of a few repositories, as worlds of worked cases, and the same as they were known at an earlier day. */
import fc from 'fast-check'
import type { Act, CaseItem, CaseWorld, Day } from './world.ts'

/** Days that a history lasts. Some instants lie a second off midnight, since boundaries are where numbers break. */
export const lastDay = 120

const day = fc
  .tuple(fc.integer({ min: 0, max: lastDay }), fc.constantFrom(0, 0, 0.25, 0.5, 1 / 86_400))
  .map(([whole, part]) => whole + part)

const who = fc.constantFrom<string | null>(
  'ann',
  'bob',
  'cid+',
  'dee+',
  'eve',
  'stale[bot]',
  'renovate[bot]',
  'claude',
  null,
)
const repository = fc.constantFrom('a', 'b', 'c')
const label = fc.constantFrom('bug', 'stale', 'inactive')

const spoken = fc.tuple(fc.constantFrom('commented', 'assigned', 'milestoned'), who, day)
const labelled = fc.tuple(fc.constantFrom('labeled', 'unlabeled'), who, day, label)
const turned = fc.tuple(fc.constantFrom('closed', 'reopened'), who, day)
const reviewed = fc.tuple(
  fc.constant('reviewed'),
  who,
  day,
  fc.constantFrom('APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED'),
)
const noted = fc.tuple(fc.constantFrom('review_commented', 'ready_for_review'), who, day)
const onIssue = fc.oneof(spoken, labelled, turned) as fc.Arbitrary<Act>
const onRequest = fc.oneof(spoken, labelled, turned, reviewed, noted) as fc.Arbitrary<Act>

const timeOf = (given: { at: Day }): number => Number(given.at)

function sorted<Given extends { at: Day }>(all: Given[]): Given[] {
  return all.toSorted((some, other) => timeOf(some) - timeOf(other))
}

function item(act: fc.Arbitrary<Act>, isMerged: fc.Arbitrary<boolean>): fc.Arbitrary<CaseItem> {
  return fc
    .record({
      in: repository,
      at: day,
      by: who,
      acts: fc.array(act, { maxLength: 8 }),
      isMerged,
      merger: who,
      closes: fc.boolean(),
    })
    .map(({ acts, isMerged, merger, ...given }) => {
      // Nothing happens to an item before its opening, but for comments that a transfer brought along.
      const known = acts.filter((act) => act[0] === 'commented' || Number(act[2]) >= given.at)
      const ordered = known.toSorted((some, other) => Number(some[2]) - Number(other[2]))
      const last = Math.max(given.at, Number(ordered.at(-1)?.[2] ?? given.at))
      if (isMerged) ordered.push(['merged', merger, last + 1])
      return { ...given, acts: ordered }
    })
}

/** Issues, change requests, commits, releases and discussions of three repositories. */
export const history: fc.Arbitrary<CaseWorld> = fc
  .record({
    issues: fc.array(item(onIssue, fc.constant(false)), { minLength: 20, maxLength: 40 }),
    requests: fc.array(item(onRequest, fc.boolean()), { minLength: 20, maxLength: 40 }),
    commits: fc.array(
      fc.record({
        in: repository,
        at: day,
        by: fc.constantFrom('ann', 'bob', 'cid', 'renovate[bot]', 'zoe@example.invalid'),
        merge: fc.boolean(),
      }),
      { maxLength: 40 },
    ),
    releases: fc.array(
      fc.record({
        in: repository,
        at: day,
        tag: fc.constantFrom('v1.0.0', 'v1.0.1', 'v1.1.0', 'v2.0.0', 'v2.0.0-rc1', '2025.1', 'x'),
        prerelease: fc.boolean(),
      }),
      { maxLength: 15 },
    ),
    discussions: fc.array(
      fc.record({
        in: repository,
        at: day,
        by: who,
        comments: fc.array(fc.tuple(who, day), { maxLength: 3 }),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ commits, discussions, issues, releases, requests }) => ({
    as_of: lastDay,
    // Ordered by time, so that a cut leaves places, and with them ids, as they are.
    issues: sorted(issues),
    requests: sorted(requests),
    commits: sorted(commits),
    releases: sorted(releases),
    discussions: sorted(discussions).map((each) => ({
      ...each,
      comments: each.comments
        .filter(([, at]) => at >= each.at)
        .toSorted(([, some], [, other]) => some - other),
    })),
    read: ['issue', 'pull_request', 'release', 'commit', 'discussion'],
  }))

/** What of a history had happened by a day, that day's instant included. */
export function until(world: CaseWorld, end: number): CaseWorld {
  const has = (given: { at: Day }): boolean => timeOf(given) <= end
  // What is made ready later was a draft on that day.
  const isDraft = ({ acts = [], draft = false }: CaseItem): boolean => {
    const next = acts.find(
      ([what, , at]) => ['ready_for_review', 'convert_to_draft'].includes(what) && Number(at) > end,
    )
    return next === undefined ? draft : next[0] === 'ready_for_review'
  }
  const cut = (given: CaseItem): CaseItem => ({
    ...given,
    draft: isDraft(given),
    acts: (given.acts ?? []).filter((act) => Number(act[2]) <= end),
  })
  return {
    ...world,
    as_of: end,
    issues: (world.issues ?? []).filter(has).map(cut),
    requests: (world.requests ?? []).filter(has).map(cut),
    commits: (world.commits ?? []).filter(has),
    releases: (world.releases ?? []).filter(has),
    discussions: (world.discussions ?? []).filter(has).map((each) => ({
      ...each,
      comments: (each.comments ?? []).filter(([, at]) => Number(at) <= end),
    })),
  }
}

/** The same history in one repository, everything at its place. */
export function inOne(world: CaseWorld): CaseWorld {
  const moved = <Given>(all: Given[] | undefined): (Given & { in: string })[] =>
    (all ?? []).map((each) => ({ ...each, in: 'a' }))
  return {
    ...world,
    issues: moved(world.issues),
    requests: moved(world.requests),
    commits: moved(world.commits),
    releases: moved(world.releases),
    discussions: moved(world.discussions),
  }
}

/** A few histories, the same ones each time. */
export const someHistories = (count: number): CaseWorld[] =>
  fc.sample(history, { numRuns: count, seed: 11 })
