/** The mutator's own test: what it makes of a small text, and that a known break of a real file is found. */
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { CaseStore } from '../metrics/case-store.ts'
import { metricCases } from '../metrics/run-case.ts'
import { mutantsOf } from './mutants.ts'
import { Relations } from './relations.ts'
import { table } from './tally.ts'
import { targetsOf } from './targets.ts'
import { factFiles, Trial } from './trial.ts'

const changes = (sql: string): string[] => mutantsOf(sql).map(({ text }) => text)

describe('mutants of a text', () => {
  it('change one operator, constant, keyword or condition each, and name what they changed', () => {
    expect(mutantsOf("select a\nfrom t\nwhere a <= 1 and k = 'x'").map(({ name }) => name)).toEqual(
      [
        "where a <= 1 and k = 'x': without a <= 1",
        "where a <= 1 and k = 'x': <= → <",
        "where a <= 1 and k = 'x': <= → >",
        "where a <= 1 and k = 'x': 1 → 2",
        "where a <= 1 and k = 'x': 1 → 0",
        "where a <= 1 and k = 'x': and → or",
        "where a <= 1 and k = 'x': without and k = 'x'",
        "where a <= 1 and k = 'x': = → <>",
        "where a <= 1 and k = 'x': 'x' → 'x~'",
      ],
    )
  })

  it('leave comments, names and stars for all columns alone', () => {
    expect(changes('-- a < 1 and b\nselect t.*, count(*) /* or */ from t')).toEqual([])
    expect(changes('select minimum, min from t')).toEqual([])
    expect(changes('create or replace view v as from t')).toEqual([])
    expect(changes('select 2 * a')).toContain('select 2 / a')
  })

  it('take out a whole condition, brackets included, and no more than it', () => {
    expect(changes('select 1 where (a or b) and not c group by d')).toEqual(
      expect.arrayContaining([
        'select 1 where not c group by d',
        'select 1 where (a or b)  group by d',
        'select 1 where (a or b) and  c group by d',
      ]),
    )
    expect(changes('select a is not null and b as c')).toContain('select a is not null  as c')
  })

  it('turn joins, filters, orders, sets and defaults', () => {
    expect(changes('from a left join b using (i)')).toContain('from a join b using (i)')
    expect(changes('from a join b using (i)')).toContain('from a left join b using (i)')
    expect(changes('select sum(a) filter (where f(b))')).toContain('select sum(a) ')
    expect(changes('select lag(a) over (partition by b, c order by d)')).toEqual([
      'select lead(a) over (partition by b, c order by d)',
      'select lag(a) over (partition by c order by d)',
      'select lag(a) over (partition by b order by d)',
      'select lag(a) over (partition by b, c order by d desc)',
    ])
    expect(changes('from a union all from b')).toEqual(['from a union from b'])
    expect(changes('select coalesce(f(a, b), c)')).toEqual(['select f(a, b)'])
    expect(changes('select count(distinct a)')).toEqual(['select count( a)'])
    expect(changes('where a is distinct from b')).toContain('where a is not distinct from b')
  })
})

it('a boundary that a case stands on is told, a change without effect is not, and the file is whole again', async () => {
  const [target] = await targetsOf(['issues-closed'])
  if (target === undefined) throw new Error('no target')
  const given = metricCases('issues-closed').find(({ name }) => name.includes('first instant'))
  if (given === undefined) throw new Error('no case')
  const bench = {
    cases: await CaseStore.open(),
    catalogue: await loadCatalogue(),
    relations: await Relations.read(),
    facts: await factFiles(),
  }
  const trial = await Trial.open(bench, { folder: 'metrics', name: 'issues-closed', given })
  const broken = target.body.replace('closed_at >= $from', 'closed_at > $from')
  expect(broken).not.toBe(target.body)
  expect(await trial.verdict(target, broken)).toBe('killed')
  expect(await trial.verdict(target, `${target.body} and 1 = 1`)).toBe('survived')
  expect(await trial.verdict(target, `${target.body} and`)).toBe('invalid')

  const [closing] = await targetsOf(['closing'])
  if (closing === undefined) throw new Error('no target')
  const blind = closing.body.replace(
    'closed.happened_at as closed_at',
    'item.created_at as closed_at',
  )
  expect(await trial.verdict(closing, blind)).toBe('killed')
  expect(await trial.verdict(closing, closing.body)).toBe('survived')
  expect(await trial.differences()).toEqual([])
  await bench.cases.close()
})

it('counts survivors, with and without a reason, and reasons that fit none', () => {
  const tally = {
    file: 'facts/01_closing',
    killed: 18,
    invalid: 1,
    alive: new Set(['a: < → <=', 'b: x']),
  }
  const reasons = [
    { file: 'facts/*', mutation: '*: < → <=', reason: 'the same' },
    { file: 'facts/01_closing', mutation: 'c: y', reason: 'gone' },
  ]
  const { lines, share, stale } = table([tally], reasons, false)
  expect(share).toBe(18 / 19)
  expect(stale).toBe(1)
  expect(lines.join('\n')).toContain(
    '18 of 20 mutants killed: 90.0 %, 94.7 % of those that can be.',
  )
  expect(lines).toContain('facts/01_closing  b: x')
})
