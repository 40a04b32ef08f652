/** Puts the simulated sample ecosystem into a store, and takes it out. */
import { sampleAffiliations } from '../../collectors/sample/organisations.ts'
import { sampleDefaults, sampleEcosystem, simulate } from '../../collectors/sample/simulate.ts'
import type { Store } from '../store/open.ts'

export interface SampleOptions {
  seed?: number | undefined
  /** Issues and pull requests together. */
  items?: number | undefined
  /** Called after each batch with the items written so far. */
  onProgress?: ((done: number, total: number) => void) | undefined
}

/**
 * Replaces the sample by the one of a seed and a size. A repository joins the ecosystem with its first rows, so that
 * a load that was cut short can be recognised and taken out.
 *
 * @returns how many repositories and items it has
 */
export async function loadSample(
  store: Store,
  options: SampleOptions = {},
): Promise<{ repositories: number; items: number }> {
  const { seed = sampleDefaults.seed, items = sampleDefaults.items } = options
  const { slug, title, as_of } = sampleEcosystem
  await store.removeEcosystem(slug)
  await removeAffiliations(store)
  const repositories = new Set<string>()
  let written = 0
  for (const batch of simulate({ seed, items })) {
    await store.write(batch)
    const people = (batch.rows.actor ?? []).map((row) => row.id)
    await store.addAffiliations('file', [...sampleAffiliations(people)])
    if (!repositories.has(batch.repo_id)) {
      repositories.add(batch.repo_id)
      await store.addToEcosystem({ slug, title, is_simulated: true }, [batch.repo_id])
    }
    written += (batch.rows.issue?.length ?? 0) + (batch.rows.pull_request?.length ?? 0)
    options.onProgress?.(written, items)
  }
  for (const repo_id of repositories) await store.finishSync({ repo_id, as_of, requests: 0 })
  await store.checkpoint()
  return { repositories: repositories.size, items: written }
}

/** Nobody outside the sample has an id like its people's. */
async function removeAffiliations(store: Store): Promise<void> {
  await store.changeRules(async (connection) => {
    await connection.run(
      `delete from affiliation where source = 'file' and regexp_full_match(person_id, 'SA_\\d+')`,
    )
  })
}

/** @returns whether there was one */
export async function removeSample(store: Store): Promise<boolean> {
  const had = await sampleState(store)
  await store.removeEcosystem(sampleEcosystem.slug)
  await removeAffiliations(store)
  await store.checkpoint()
  return had !== 'none'
}

/** `partial`: a load was cut short. */
export async function sampleState(store: Store): Promise<'none' | 'partial' | 'whole'> {
  const [row] = await store.query<{ members: number; whole: number }>(
    `select count(*) as members, count(sync_state.repo_id) as whole
     from ecosystem_repository as member left join sync_state using (repo_id)
     where member.slug = $slug`,
    { slug: sampleEcosystem.slug },
  )
  if (row === undefined || row.members === 0) return 'none'
  return row.whole === row.members ? 'whole' : 'partial'
}

/** Whether the database holds no repository at all. */
export async function isEmpty(store: Store): Promise<boolean> {
  const [row] = await store.query<{ total: number }>('select count(*) as total from raw.repository')
  return row?.total === 0
}
