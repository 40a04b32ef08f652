/** `lichen bottlenecks` answers as the API does, whether it opens the file itself or its server has it. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { BottlenecksAnswer, QueueAnswer } from '../../server/routes/bottleneck-schemas.ts'
import { lichen, serve, temporaryFolder } from './command.ts'
import { copySample } from '../sample-file.ts'

let db: string
const question = ['bottlenecks', '--scope', 'ecosystem:sample']

beforeAll(async () => {
  db = join(await temporaryFolder(), 'bottlenecks.duckdb')
  await copySample(db, 600)
})

describe('lichen bottlenecks', () => {
  it('prints what to do next with the reasons, the stages and the queue', async () => {
    const { code, err, out } = await lichen([
      ...question,
      '--next',
      '4',
      '--limit',
      '6',
      '--db',
      db,
    ])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(
      /^ecosystem:sample, as of 2026-06-17T12:00:00Z: \d+ open items wait, \d+ of/,
    )
    expect(out.match(/^ \d\. \w+/gm)).toHaveLength(4)
    expect(out).toMatch(/^change request +first response +\d+ +\d+ +\d+ (day|hour)s? +\d+ %/m)
    expect(out).toMatch(/^Queue, 6 of \d+, longest wait first:\nitem +waits/m)
  })

  it('prints JSON with the queue, and the queue as CSV', async () => {
    const { out } = await lichen([...question, '--format', 'json', '--db', db])
    const { queue, ...answer } = JSON.parse(out) as { queue: unknown }
    expect(BottlenecksAnswer.strict().parse(answer).next.length).toBe(10)
    expect(QueueAnswer.strict().parse(queue).items.length).toBe(20)
    const stage = ['--stage', 'first_response', '--format', 'csv', '--db', db]
    const csv = (await lichen([...question, ...stage])).out.trimEnd().split('\r\n')
    expect(csv[0]).toMatch(/^item_id,repo,number/)
    expect(csv.length).toBeGreaterThan(1)
    for (const line of csv.slice(1)) expect(line).toContain(',first_response,')
  })

  it('says what is wrong, with exit code 1', async () => {
    const { code, err } = await lichen(['bottlenecks', '--scope', 'repo:no/body', '--db', db])
    expect(code).toBe(1)
    expect(err).toMatch(/repo:no\/body.*\n.*lichen collect/)
    const none = await lichen([...question, '--db', `${db}.other`])
    expect(none.err).toMatch(/There is no database/)
  })

  it('asks the server that has the file open, and gets the same answer', async () => {
    const args = [
      ...question,
      '--as-of',
      '2026-01-01',
      '--stage',
      'author',
      '--days',
      '30',
      '--db',
      db,
    ]
    const alone = await lichen(args)
    const server = await serve(['--db', db])
    expect(await lichen(args)).toEqual(alone)
    const refused = await lichen(['bottlenecks', '--scope', 'repo:no/body', '--db', db])
    expect(refused.err).toMatch(/repo:no\/body/)
    expect((await server.stop()).code).toBe(0)
  })
})
