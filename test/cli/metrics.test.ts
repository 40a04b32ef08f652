/** `lichen metrics` answers as the API does, whether it opens the file itself or its server has it. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { MetricAnswer } from '../../server/routes/schemas.ts'
import { lichen, serve, temporaryFolder } from './command.ts'
import { copySample } from '../sample-file.ts'

let db: string
const question = ['metrics', 'time-to-first-response', '--scope', 'ecosystem:sample']

beforeAll(async () => {
  db = join(await temporaryFolder(), 'metrics.duckdb')
  await copySample(db, 600)
})

describe('lichen metrics', () => {
  it('prints a table with units, intervals and the whole window', async () => {
    const { code, out, err } = await lichen([...question, '--grain', 'quarter', '--db', db])
    expect([code, err]).toEqual([0, ''])
    const lines = out.split('\n')
    expect(lines[0]).toMatch(/^Time to first response, by quarter, 2025-07-01 to 2026-07-01/)
    expect(lines.filter((line) => /^20\d\d-\d\d-01 /.test(line))).toHaveLength(4)
    expect(out).toMatch(/^whole window +\d+(\.\d)? (h|d|min) +\d+(\.\d)? \w+ – /m)
    expect(out).toMatch(/^2026-04-01 .* partial$/m)
  })

  it('prints JSON that is the API’s answer', async () => {
    const { code, out } = await lichen([...question, '--format', 'json', '--db', db])
    expect(code).toBe(0)
    const answer = MetricAnswer.strict().parse(JSON.parse(out))
    expect(answer.series[0]?.points).toHaveLength(12)
  })

  it('prints CSV with a line for each point of each scope', async () => {
    const { out } = await lichen(
      [...question, '--scope', 'repo:sample/kelpline', '--format', 'csv'],
      { LICHEN_DB: db },
    )
    expect(out.split('\r\n')).toHaveLength(1 + 24 + 1)
    expect(out).toMatch(/^metric,scope,actors,period,value/)
  })

  it('says what is wrong in a message and a hint, with exit code 1 and no stack', async () => {
    const wrong: [string[], RegExp][] = [
      [
        ['metrics', 'nothing', '--scope', 'ecosystem:sample'],
        /no metric "nothing".*\nThe metrics are: /,
      ],
      [['metrics', 'backlog-age', '--scope', 'repo:no/body'], /repo:no\/body.*\n.*lichen collect/],
      [[...question, '--from', 'soon'], /soon.*\n.*2026-02-28/],
      [[...question, '--from', '2026-02-01', '--to', '2026-01-01'], /empty.*\n/],
    ]
    for (const [args, message] of wrong) {
      const { code, out, err } = await lichen([...args, '--db', db])
      expect([code, out]).toEqual([1, ''])
      expect(err).toMatch(message)
      expect(err).not.toMatch(/^\s+at /m)
    }
  })

  it('gives the error as JSON where JSON was asked for', async () => {
    const args = ['metrics', 'nothing', '--scope', 'ecosystem:sample', '--format', 'json']
    const { code, err } = await lichen([...args, '--db', db])
    expect(code).toBe(1)
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'unknown-metric' } })
  })

  it('makes no database where there is none', async () => {
    const { code, err } = await lichen([...question, '--db', `${db}.other`])
    expect(code).toBe(1)
    expect(err).toMatch(/There is no database.*\n.*lichen collect/)
  })

  it('asks the server that has the file open, and gets the same answer', async () => {
    const args = [...question, '--grain', 'year', '--from', '2024-01-01', '--actors', 'all']
    const alone = await lichen([...args, '--db', db])
    const server = await serve(['--db', db])
    const asked = await lichen([...args, '--db', db])
    expect(asked).toEqual(alone)
    expect(asked.out).toContain('2024-01-01')
    const refused = await lichen(['metrics', 'nothing', '--scope', 'ecosystem:sample', '--db', db])
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/no metric "nothing".*\nThe metrics are: /)
    expect((await server.stop()).code).toBe(0)
  })
})
