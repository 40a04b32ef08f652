/** What a release says of itself. */
import type { z } from 'zod'
import { AppError } from '../errors.ts'
import { parseScope } from '../metrics/scope-text.ts'
import { resolveScopes } from '../metrics/scope.ts'
import type { ReleaseNotes } from '../routes/release-schemas.ts'
import type { Store } from '../store/open.ts'

/**
 * @param release as `item_id` of the list of releases
 * @param asked a scope that it belongs to, as `parseScope` reads it
 * @throws AppError `unknown-release` (404), and as `parseScope` and `resolveScopes` say
 */
export async function readNotes(
  store: Store,
  release: string,
  asked: string,
): Promise<z.infer<typeof ReleaseNotes>> {
  const [scope] = await resolveScopes(store, [parseScope(asked)])
  const [found] = await store.query<z.infer<typeof ReleaseNotes> & { repo_id: string }>(
    `select release.item_id, release.repo_id, written.notes
     from release
     left join raw.release as written on written.id = release.item_id
     where release.item_id = $release`,
    { release },
  )
  if (found === undefined || !scope?.repositories.some((each) => each.repo_id === found.repo_id)) {
    throw new AppError(
      'unknown-release',
      `"${release}" is no release there.`,
      'GET /api/v1/releases for the same scope lists them; item_id is what to ask by.',
      404,
    )
  }
  return { item_id: found.item_id, notes: found.notes }
}
