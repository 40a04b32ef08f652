/** An index as a question names it, with the weights that it names. */
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'
import type { IndexFile, Indices } from './load.ts'
import { withSet, type SavedSet, type WeightedIndex } from './sets.ts'

/** @throws AppError `unknown-index` (404) */
export function indexNamed(indices: Indices, key: string): IndexFile {
  const found = indices.get(key)
  if (found !== undefined) return found
  throw new AppError(
    'unknown-index',
    `There is no index "${key}".`,
    `The indices are: ${[...indices.keys()].join(', ')}.`,
    404,
  )
}

/** The versions that were saved of an index's weights. */
export const savedSets = (store: Store, key: string): Promise<SavedSet[]> =>
  store.query<SavedSet>(
    `select index_key, name, version, settings, saved_at from index_set where index_key = $key
     order by name, version`,
    { key },
  )

/**
 * @param weights `name` or `name@version`; undefined: the default set
 * @throws AppError `unknown-index`, `unknown-weights` (404)
 */
export const weightedIndex = async (
  store: Store,
  indices: Indices,
  key: string,
  weights: string | undefined,
): Promise<WeightedIndex> =>
  withSet(indexNamed(indices, key), await savedSets(store, key), weights ?? null)
