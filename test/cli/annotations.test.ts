/** `lichen annotations` and the options of `lichen metrics`, with the file alone and through its server. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { MetricAnswer } from '../../server/routes/schemas.ts'
import { lichen, serve, temporaryFolder } from './command.ts'
import { copySample } from '../sample-file.ts'

/** Many commands one after the other, each a process of its own. */
const patience = 240_000

let db: string
let file: string

beforeAll(async () => {
  const folder = await temporaryFolder()
  db = join(folder, 'annotations.duckdb')
  file = join(folder, 'what.yaml')
  await writeFile(
    file,
    '- { title: Charter, kind: governance, from: 2026-03-01, scope: org:sample }\n- { title: Outage, kind: outage, from: 2026-04-01, to: 2026-04-02 }\n',
  )
  await copySample(db, 300)
})

describe('lichen annotations', () => {
  it(
    'stores a file once however often it is imported, lists and removes, also through the server',
    async () => {
      const stored = { code: 0, out: '2 annotations stored.\n', err: '' }
      expect(await lichen(['annotations', 'import', file, '--db', db])).toEqual(stored)
      const alone = await lichen(['annotations', 'list', '--db', db])
      expect(alone.out).toMatch(/^[0-9a-f]{12} +2026-03-01 +governance +org:sample +Charter$/m)
      expect(alone.out).toMatch(/2026-04-01 to 2026-04-02 +outage +everywhere +Outage$/m)
      await serve(['--db', db])
      expect(await lichen(['annotations', 'import', file, '--db', db])).toEqual(stored)
      expect(await lichen(['annotations', 'list', '--db', db])).toEqual(alone)
      const [id = ''] = /^[0-9a-f]{12}/m.exec(alone.out) ?? []
      expect((await lichen(['annotations', 'remove', id, '--db', db])).out).toBe(
        '1 annotation removed.\n',
      )
      const again = await lichen(['annotations', 'remove', id, '--db', db])
      expect([again.code, again.err]).toEqual([
        1,
        expect.stringMatching(/0 had such an id.*\n.*list/),
      ])
      expect(
        (await lichen(['annotations', 'list', '--db', db])).out.trim().split('\n'),
      ).toHaveLength(2)
    },
    patience,
  )

  it('says with its line what is wrong in a file', async () => {
    await writeFile(`${file}.csv`, 'title,kind,from\nA,party,2026-01-01\n')
    const { code, err } = await lichen(['annotations', 'import', `${file}.csv`, '--db', db])
    expect([code, err]).toEqual([1, expect.stringMatching(/what.yaml.csv, line 2: kind must be/)])
  })
})

describe('lichen metrics', () => {
  const options = [
    '--scope',
    'ecosystem:sample&org:sample',
    '--each',
    '--actors',
    'each',
    '--trailing',
    '3',
    '--compare',
    'year_ago',
    '--grain',
    'quarter',
    '--db',
  ]

  it(
    'asks all that the API can be asked, alone and through the server',
    async () => {
      const json = ['metrics', 'issues-opened', ...options, db, '--format', 'json']
      const alone = await lichen(json)
      const answer = MetricAnswer.strict().parse(JSON.parse(alone.out))
      expect(answer.window.trailing).toBe(3)
      expect(answer.series).toHaveLength(18)
      expect(answer.series[0]).toMatchObject({
        scope: expect.stringMatching(/^repo:/),
        previous: null,
      })
      expect(answer.series[0]?.year_ago).not.toBeNull()
      const table = await lichen(['metrics', 'issues-opened', ...options, db])
      expect(table.out).toMatch(/by quarter, each point over 3 of them, .*actors: each/)
      expect(table.out).toMatch(/^repo:sample\/\w+, agent, as of /m)
      expect(table.out).toMatch(/^a year ago /m)
      expect(table.out).not.toMatch(/^window before/m)
      await serve(['--db', db])
      expect(await lichen(json)).toEqual(alone)
    },
    patience,
  )

  it('refuses a comparison that there is none of', async () => {
    const { code, err } = await lichen([
      'metrics',
      'issues-opened',
      '--scope',
      'all',
      '--compare',
      'next',
      '--db',
      db,
    ])
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('It may name previous, year_ago, comparable'),
    ])
  })
})
