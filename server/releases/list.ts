/** The releases of a scope, newest first: level, how far from the one before, whether that fits the norm, and what came of it. */
import type { z } from 'zod'
import { parseScope } from '../metrics/scope-text.ts'
import { resolveScopes } from '../metrics/scope.ts'
import type { ReleaseNorm, ReleasesAnswer, ReleaseRow } from '../routes/release-schemas.ts'
import type { Store } from '../store/open.ts'
import { readPage, type Page } from '../store/page.ts'

export interface ReleasesQuestion extends Page {
  /** As `parseScope` reads it. */
  scope: string
  /** Published from then on. */
  from: Date | null
  /** Published before then. */
  to: Date | null
  prereleases: boolean
}

/** Later than this nothing counts as the release's fault: see the metric change-failure. */
const failureDays = 7

const releasesSql = `
with known as (
  select repo_id, as_of from scope_rows($scope)
),
downloaded as (
  select asset.release_id, sum(asset.downloads) as downloads
  from raw.release_asset as asset
  join known on known.repo_id = asset.repo_id
  group by asset.release_id
),
shown as (
  select
    release.item_id,
    repository.owner || '/' || repository.name as repo,
    release.tag,
    release.title,
    release.url,
    release.published_at,
    release.level,
    release.is_prerelease or release.level = 'prerelease' as is_prerelease,
    seconds_between(release.level_before_at, release.published_at) as interval_seconds,
    norm.level is not null as has_norm,
    norm.min_days,
    norm.max_days,
    case
      when release.reverted_at <= known.as_of
        and seconds_between(release.published_at, release.reverted_at) <= $failure_seconds then 'reverted'
      when release.patched_at <= known.as_of
        and seconds_between(release.published_at, release.patched_at) <= $failure_seconds then 'patched'
    end as failure,
    downloaded.downloads::bigint as downloads,
    written.notes is not null as has_notes
  from release
  join known on known.repo_id = release.repo_id
  join raw.repository as repository on repository.id = release.repo_id
  left join release_norm as norm on norm.level = release.level
  left join raw.release as written on written.id = release.item_id
  left join downloaded on downloaded.release_id = release.item_id
  where release.published_at <= known.as_of
    and ($from::timestamp is null or release.published_at >= $from::timestamp)
    and ($to::timestamp is null or release.published_at < $to::timestamp)
    and ($prereleases or not (release.is_prerelease or release.level = 'prerelease'))
)
select
  * exclude (has_norm, min_days, max_days),
  case
    when is_prerelease or not has_norm then 'no_norm'
    when min_days is null and max_days is null then 'fits'
    when interval_seconds is null then 'first_of_level'
    when interval_seconds < min_days * 86400.0 then 'too_soon'
    when interval_seconds > max_days * 86400.0 then 'too_late'
    else 'fits'
  end as fit,
  count(*) over () as total
from shown
order by published_at desc, item_id
limit $limit offset $offset`

/** @throws AppError `bad-cursor`, and as `parseScope` and `resolveScopes` say */
export async function listReleases(
  store: Store,
  { from, prereleases, scope: asked, to, ...page }: ReleasesQuestion,
): Promise<z.infer<typeof ReleasesAnswer>> {
  const [scope] = await resolveScopes(store, [parseScope(asked)])
  const rows = (scope?.repositories ?? []).flatMap(({ as_of, repo_id }) =>
    as_of === null ? [] : [{ series: 0, repo_id, as_of }],
  )
  const found = await readPage<z.infer<typeof ReleaseRow>>(
    store,
    releasesSql,
    {
      scope: JSON.stringify(rows),
      from,
      to,
      prereleases,
      failure_seconds: failureDays * 86_400,
    },
    page,
  )
  const norms = await store.query<z.infer<typeof ReleaseNorm>>(
    `select level, min_days, max_days from release_norm
     order by case level when 'major' then 0 when 'minor' then 1 else 2 end, level`,
  )
  const { rows: releases, ...rest } = found
  return {
    scope: scope?.scope ?? asked,
    as_of: scope?.as_of ?? null,
    norms,
    releases,
    ...rest,
  }
}
