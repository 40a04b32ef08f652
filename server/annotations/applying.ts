/** Which annotations stand beside the numbers of a scope: those that were written, and its releases. */
import { findScopes, resolveScopes } from '../metrics/scope.ts'
import { parseScope } from '../metrics/scope-text.ts'
import type { Store } from '../store/open.ts'
import type { AnnotationRow } from './annotation.ts'

export const releaseLevels = ['all', 'minor', 'major', 'none'] as const
export type ReleaseLevel = (typeof releaseLevels)[number]

/** More marks than this hide what they stand beside. */
const mostReleases = 30

interface Release extends AnnotationRow {
  tag: string
}

export interface Applying {
  annotations: AnnotationRow[]
  /** Which releases are among them: all, or where these are too many those with a new minor or major number. */
  releases: ReleaseLevel
}

const storedSql = `
select id, scope, kind, from_at, to_at, title, url from annotation order by from_at, title, id`

/** Every stored annotation, by time. */
export const storedAnnotations = (store: Store): Promise<AnnotationRow[]> =>
  store.query<AnnotationRow>(storedSql)

const releaseSql = `
select
  'release:' || release.item_id as id,
  'repo:' || repository.owner || '/' || repository.name as scope,
  'release' as kind,
  release.published_at as from_at,
  null as to_at,
  repository.name || ' ' || release.tag as title,
  release.url,
  release.tag
from release
join raw.repository as repository on repository.id = release.repo_id
join sync_state on sync_state.repo_id = release.repo_id
where release.repo_id in (select unnest(from_json($ids, '["VARCHAR"]')))
  and not release.is_prerelease
  and release.published_at <= sync_state.as_of
  and ($from::timestamp is null or release.published_at >= $from::timestamp)
  and ($to::timestamp is null or release.published_at < $to::timestamp)
order by release.published_at, release.item_id`

/** `1.4.0` is a new minor version, `2.0.0` a new major one; a tag without such numbers is neither. */
function isOfLevel(tag: string, level: ReleaseLevel): boolean {
  if (level === 'all' || level === 'none') return level === 'all'
  const [, minor, patch] = /(?:^|\D)\d+\.(\d+)(?:\.(\d+))?$/.exec(tag) ?? []
  if (minor === undefined || Number(patch ?? 0) !== 0) return false
  return level === 'minor' || Number(minor) === 0
}

/** As many as fit: all, else those of minor versions, else of major ones, else none. */
function thinned(releases: Release[]): { level: ReleaseLevel; rows: Release[] } {
  for (const level of releaseLevels) {
    const rows = releases.filter(({ tag }) => isOfLevel(tag, level))
    if (rows.length <= mostReleases) return { level, rows }
  }
  return { level: 'none', rows: [] }
}

/**
 * What stands beside the numbers of some scopes: annotations of everywhere, and those whose scope has a repository in
 * common with them, by time.
 *
 * @throws AppError as `parseScope` and `resolveScopes` say
 */
export async function applying(
  store: Store,
  scopes: string[],
  { from, to }: { from: Date | null; to: Date | null },
): Promise<Applying> {
  const asked = await resolveScopes(store, scopes.map(parseScope))
  const ids = new Set(asked.flatMap(({ repositories }) => repositories.map((one) => one.repo_id)))
  const stored = (await storedAnnotations(store)).filter(({ from_at, to_at }) => {
    const start = Date.parse(from_at)
    const isBefore = to === null || start < to.getTime()
    return (
      isBefore &&
      (from === null ||
        start >= from.getTime() ||
        (to_at !== null && Date.parse(to_at) > from.getTime()))
    )
  })
  const [own, releases] = await Promise.all([
    // What an annotation speaks of may not have been collected yet.
    findScopes(
      store,
      stored.map(({ scope }) => parseScope(scope ?? 'all')),
    ),
    store.query<Release>(releaseSql, { ids: JSON.stringify([...ids]), from, to }),
  ])
  const { level, rows } = thinned(releases)
  const annotations = [
    ...stored.filter(
      ({ scope }, index) =>
        scope === null || own[index]?.repositories.some((one) => ids.has(one.repo_id)) === true,
    ),
    ...rows.map(({ tag: _tag, ...row }) => row),
  ]
  const byTime = (one: AnnotationRow, other: AnnotationRow): number =>
    one.from_at < other.from_at ? -1 : one.from_at > other.from_at ? 1 : 0
  return { annotations: annotations.toSorted(byTime), releases: level }
}
