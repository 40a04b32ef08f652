/** All sets of weights there are: those that ship, and the user's own with their versions. */
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'
import { defaultWeights, shippedWeights, WeightSet, type NamedWeights } from './weight-set.ts'

interface Row {
  name: string
  version: number
  changed_at: string
  content: string | null
}

const named = ({ changed_at, content, name, version }: Row): NamedWeights => ({
  ...WeightSet.parse(JSON.parse(content ?? 'null')),
  name,
  version: String(version),
  is_shipped: false,
  changed_at,
})

/** Those that ship first, each by name; of the user's own the last version of what wasn't removed. */
export async function allWeights(store: Store): Promise<NamedWeights[]> {
  const rows = await store.remembered<Row>(
    `select name, version, changed_at, content from contribution_weight_set
     qualify row_number() over (partition by name order by version desc) = 1
     order by name`,
  )
  return [...(await shippedWeights()), ...rows.filter(({ content }) => content !== null).map(named)]
}

const unknown = (asked: string, sets: NamedWeights[]): AppError =>
  new AppError(
    'unknown-weights',
    `There is no set of weights "${asked}".`,
    `The sets are: ${sets.map(({ name }) => name).join(', ')}.`,
    404,
  )

/**
 * @param asked a name, or `name@version` for an earlier version of a user's set, also of a removed one
 * @throws AppError `unknown-weights` (404)
 */
export async function weightsOf(store: Store, asked = defaultWeights): Promise<NamedWeights> {
  const sets = await allWeights(store)
  const [name = '', version] = asked.split('@')
  const found = sets.find((set) => set.name === name)
  if (found !== undefined && (version === undefined || version === found.version)) return found
  if (!/^\d{1,9}$/.test(version ?? '')) throw unknown(asked, sets)
  const [row] = await store.query<Row>(
    `select name, version, changed_at, content from contribution_weight_set
     where name = $name and version = $version and content is not null`,
    { name, version: Number(version) },
  )
  if (row === undefined) throw unknown(asked, sets)
  return named(row)
}

async function refuseShipped(name: string): Promise<void> {
  if (!(await shippedWeights()).some((set) => set.name === name)) return
  throw new AppError(
    'shipped-weights',
    `The set "${name}" ships with Lichen and stays as it is.`,
    'Store yours under another name, for example custom.',
    409,
  )
}

/** @throws AppError `shipped-weights` (409) */
export async function storeWeights(
  store: Store,
  name: string,
  set: WeightSet,
): Promise<NamedWeights> {
  await refuseShipped(name)
  await store.putWeights(name, JSON.stringify(set))
  return weightsOf(store, name)
}

/** Its versions stay, so that what they made can still be told. @throws AppError `shipped-weights`, `unknown-weights` */
export async function removeWeights(store: Store, name: string): Promise<void> {
  await refuseShipped(name)
  await weightsOf(store, name)
  await store.putWeights(name, null)
}
