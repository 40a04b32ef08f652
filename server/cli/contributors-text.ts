/** Answers about contributors as text for a terminal. */
import type { z } from 'zod'
import type {
  ContributorAnswer,
  ContributorsAnswer,
  LeftOutList,
  WeightsAnswer,
} from '../routes/contributor-schemas.ts'
import { align } from './table.ts'

type Contributors = z.infer<typeof ContributorsAnswer>

const points = (value: number): string => value.toFixed(1)
const percent = (share: number | null): string =>
  share === null ? '' : `${(share * 100).toFixed(0)} %`

/** The kinds that make up the most of it. */
const kinds = (list: { kind: string; value: number }[]): string =>
  list
    .filter(({ value }) => value > 0)
    .slice(0, 4)
    .map(({ kind, value }) => `${kind} ${points(value)}`)
    .join(', ')

const noted = (row: Contributors['contributors'][number]): string =>
  [kinds(row.kinds), ...(row.depends_on_weights === true ? ['place depends on the set'] : [])].join(
    '; ',
  )

function agreementText({ agreement, weights }: Contributors): string {
  const each = agreement.map(({ moved, rho, weights: other }) => {
    const alike = rho === null ? 'nothing to compare' : `ρ ${rho.toFixed(2)}`
    return `${other} ${alike}, ${moved} of them move by more than 5 places`
  })
  return `Order by ${weights.name} against other sets: ${each.join('; ')}.`
}

/** One line a row; places only where an order was asked for. */
export function contributorsText(answer: Contributors): string {
  const { as_of, by, cap, contributors, left_out, parts, people, sort, total, weights } = answer
  const { from, to } = answer.window
  const isOrdered = sort !== 'name'
  const head = [
    ...(isOrdered ? ['place'] : []),
    by,
    'points',
    'damped',
    'contributions',
    ...(sort === 'rank' ? ['score', 'quantity', 'quality', 'impact'] : []),
    '',
  ]
  const rows = contributors.map((row) => [
    ...(isOrdered ? [String(row.place ?? '')] : []),
    row.name ?? 'not known',
    points(row.value),
    points(row.damped),
    String(row.contributions),
    ...(sort === 'rank' ? [row.score, row.quantity, row.quality, row.impact].map(percent) : []),
    noted(row),
  ])
  const missing = parts.filter(({ reason }) => reason !== null)
  return `${[
    `${answer.scope}, ${from.slice(0, 10)} to ${to.slice(0, 10)}, weights: ${weights.name} (${weights.version}), as of ${as_of ?? 'never'}`,
    rows.length === 0 ? 'Nobody contributed there in that time.' : align([head, ...rows]),
    `${people} people, ${points(total.value)} points (${points(total.unguarded)} without guards), ${points(total.damped)} damped.`,
    ...(cap === null ? [] : [`A person can get ${points(cap)} points in a month.`]),
    ...(left_out === 0
      ? []
      : [`${left_out} left out of the list at their wish; they are in the sums.`]),
    ...missing.map(
      ({ part }) =>
        `Nothing is collected that tells of ${part}: the other parts take over its weight.`,
    ),
    agreementText(answer),
    ...(contributors.length < answer.total_rows
      ? [`${contributors.length} of ${answer.total_rows} are shown; see --limit.`]
      : []),
  ].join('\n')}\n`
}

/** One person, by kind and by repository. */
export function contributorText(answer: z.infer<typeof ContributorAnswer>): string {
  const { level, next_level: next, weights } = answer
  const { from, to } = answer.window
  return `${[
    `${answer.name}: ${answer.scope}, ${from.slice(0, 10)} to ${to.slice(0, 10)}, weights: ${weights.name} (${weights.version})`,
    `${points(answer.value)} points, ${points(answer.damped)} damped, ${answer.contributions} contributions in ${answer.months.length} months`,
    ...(level === null ? [] : [`${level.title}, from ${level.points} points on`]),
    ...(next === null ? [] : [`Next: ${next.title}, from ${next.points} points on`]),
    align([
      ['kind', 'contributions', 'weight', 'points'],
      ...answer.kinds.map((each) => [
        each.kind,
        String(each.contributions),
        String(each.weight),
        points(each.value),
      ]),
    ]),
    align([
      ['repository', 'contributions', 'points'],
      ...answer.repositories.map((each) => [
        each.repo,
        String(each.contributions),
        points(each.value),
      ]),
    ]),
  ].join('\n')}\n`
}

export const weightsText = ({ weights }: z.infer<typeof WeightsAnswer>): string =>
  `${align([
    ['name', 'version', 'title', ''],
    ...weights.map((set) => [
      set.name,
      set.version,
      set.title,
      Object.entries(set.kinds)
        .map(([kind, weight]) => `${kind} ${weight}`)
        .join(', '),
    ]),
  ])}\n`

export function leftOutText({ left_out }: z.infer<typeof LeftOutList>): string {
  if (left_out.length === 0) return 'Nobody is left out.\n'
  const rows = left_out.map(({ id, left_out_at, name }) => [id, name, left_out_at.slice(0, 10)])
  return `${align([['id', 'name', 'since'], ...rows])}\n`
}
