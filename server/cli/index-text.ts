/** Answers about indices as text for a terminal. */
import type { z } from 'zod'
import type {
  IndexAnswer,
  IndexChange,
  IndexSeries,
  IndicesAnswer,
  LifecycleAnswer,
  Tornado,
  WhatIf,
} from '../routes/index-schemas.ts'
import { align } from './table.ts'

const score = (value: number | null): string => (value === null ? '' : (100 * value).toFixed(1))
const interval = (low: number | null, high: number | null): string =>
  low === null || high === null ? '' : `${score(low)} – ${score(high)}`
const signed = (value: number): string =>
  `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(1)}`
const amount = (value: number | null): string =>
  value === null ? '' : Number(value.toPrecision(4)).toString()

const shortened = (scope: string): string => scope.replace('repo:', '')
const lacking = 'too little is known'
const made = ({ name, version }: { name: string; version: string }): string =>
  `weights ${name}, version ${version}`

export function indicesText({ indices }: z.infer<typeof IndicesAnswer>): string {
  const rows = indices.map(({ key, question, title }) => [key, title['en'] ?? '', question])
  return `${align([['index', 'title', 'question'], ...rows])}\n`
}

/** One block a scope: the index, its dimensions, and their indicators below them; scores from 0 to 100. */
export function indexText(answer: z.infer<typeof IndexAnswer>): string {
  const head = `${answer.index}, ${answer.period.name}, scores from 0 to 100, ${made(answer.weights)}, ${answer.draws} draws`
  const blocks = answer.scopes.map((each) => {
    const rank = each.standing?.rank ?? null
    const standing =
      rank === null ? '' : `, rank ${rank} (${each.standing?.low}–${each.standing?.high})`
    const chance = each.bands
      .filter(({ probability }) => probability >= 0.005)
      .map(({ key, probability }) => `${key} ${(100 * probability).toFixed(0)} %`)
    const rows = [
      ['', 'score', '5–95 %', 'value', 'n', ''],
      [
        answer.index,
        score(each.score),
        interval(each.low, each.high),
        '',
        '',
        each.reason === null ? (each.band ?? '') : lacking,
      ],
      ...each.dimensions.flatMap((dimension) => [
        [
          `  ${dimension.key}`,
          score(dimension.score),
          interval(dimension.low, dimension.high),
          '',
          '',
          dimension.reason === null ? '' : lacking,
        ],
        ...dimension.indicators.map(({ key, n, reason, score: own, value }) => [
          `    ${key}`,
          score(own),
          '',
          amount(value),
          String(n),
          reason ?? '',
        ]),
      ]),
    ]
    const partial = each.is_partial ? ', partial' : ''
    return [
      `${each.scope}, as of ${each.as_of ?? 'never'}${partial}${standing}`,
      align(rows),
      ...(chance.length === 0 ? [] : [`bands: ${chance.join(', ')}`]),
      ...each.gates.map(
        ({ gate, repositories }) =>
          `beside the score: ${gate.replaceAll('_', ' ')}: ${repositories.map(shortened).join(', ')}`,
      ),
    ].join('\n')
  })
  return `${[head, ...blocks].join('\n\n')}\n`
}

export function seriesText(answer: z.infer<typeof IndexSeries>): string {
  const blocks = answer.series.map(({ points, scope }) =>
    [
      scope,
      align([
        ['period', 'score', '5–95 %', 'weakest', ''],
        ...points.map((point) => [
          point.period.name,
          score(point.score),
          interval(point.low, point.high),
          score(point.least),
          [
            point.reason === null ? (point.band ?? '') : lacking,
            ...(point.is_partial ? ['partial'] : []),
          ].join(', '),
        ]),
      ]),
    ].join('\n'),
  )
  return `${[`${answer.index}, ${made(answer.weights)}`, ...blocks].join('\n\n')}\n`
}

/** The effects that are worth a line, the largest first; together with the rest they are the change. */
export function changeText({
  after,
  before,
  index,
  scopes,
  weights,
}: z.infer<typeof IndexChange>): string {
  const blocks = scopes.map((each) => {
    const head = `${each.scope}: ${score(each.before) || lacking} to ${score(each.after) || lacking}`
    if (each.change === null) return head
    const effects = each.effects
      .map(({ by_value, by_weight, indicator }) => ({
        indicator,
        by_value,
        by_weight,
        all: by_value + by_weight,
      }))
      .toSorted((a, b) => Math.abs(b.all) - Math.abs(a.all))
    const rows = effects
      .filter(({ all }) => Math.abs(all) >= 0.0005)
      .map(({ all, by_value, by_weight, indicator }) => [
        indicator,
        signed(all),
        signed(by_value),
        signed(by_weight),
      ])
    return [
      `${head} (${signed(each.change)})`,
      align([['indicator', 'effect', 'by its value', 'by what is known'], ...rows]),
    ].join('\n')
  })
  return `${[`${index}, ${before?.name ?? ''} to ${after?.name ?? ''}, ${made(weights)}`, ...blocks].join('\n\n')}\n`
}

export function tornadoText({ index, period, scopes, weights }: z.infer<typeof Tornado>): string {
  const blocks = scopes.map((each) =>
    [
      `${each.scope}: ${score(each.score) || lacking}`,
      align([
        ['what varies', 'from', 'to', ''],
        ...each.bars
          .slice(0, 20)
          .map(({ high, input, key, low }) => [
            key,
            score(low),
            score(high),
            input === 'factor' ? 'all' : input,
          ]),
      ]),
    ].join('\n'),
  )
  return `${[`${index}, ${period.name}, ${made(weights)}`, ...blocks].join('\n\n')}\n`
}

export function whatIfText({ index, period, scopes, weights }: z.infer<typeof WhatIf>): string {
  const blocks = scopes.map(({ indicators, moved, now, scope }) =>
    [
      `${scope}: ${score(now) || lacking}, and ${score(moved) || lacking} with`,
      ...indicators.map(
        ({ key, target, value }) =>
          `  ${key} at ${amount(target)} instead of ${amount(value) || 'unknown'}`,
      ),
    ].join('\n'),
  )
  return `${[`${index}, ${period.name}, ${made(weights)}`, ...blocks].join('\n\n')}\n`
}

export function lifecycleText({ period, repositories }: z.infer<typeof LifecycleAnswer>): string {
  const rows = repositories.map(({ evidence, gates, rule, scope, state }) => {
    const commits = evidence.find(({ metric }) => metric === 'commits')
    return [
      scope,
      state ?? 'not known',
      `${amount(commits?.before ?? null)} → ${amount(commits?.now ?? null)}`,
      [rule, ...gates.map((gate) => `gate: ${gate}`)].join(', ').replaceAll('_', ' '),
    ]
  })
  return `${align([[`in ${period.name}`, 'state', 'commits a year', 'why'], ...rows])}\n`
}
