/** `lichen checklist`: shown, declared, withdrawn, from the file. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { Statement } from '../../server/routes/checklist-schemas.ts'
import { lichen, temporaryFolder } from './command.ts'
import { copySample } from '../sample-file.ts'

let env: Record<string, string>
beforeAll(async () => {
  const db = join(await temporaryFolder(), 'checklist.duckdb')
  env = { LICHEN_DB: db }
  await copySample(db, 300)
}, 300_000)

const scope = ['--scope', 'repo:sample/rowanquay']
const key = 'security-posture'
const said = ['--by', 'Security team', '--url', 'https://example.org/audit']

describe('lichen checklist', () => {
  it('prints what is met and how it is known, declares and withdraws', async () => {
    const show = async () => (await lichen(['checklist', 'show', key, ...scope], env)).out
    const before = await show()
    expect(before).toMatch(/^security-posture, 2026-06, statements as of \d{4}-\d\d-\d\d$/m)
    expect(before).toMatch(/^repo:sample\/rowanquay: \d+ met, \d+ not met, \d+ unknown$/m)
    expect(before).toMatch(/^ +ci-and-tests +not met +ci-and-tests: [\d.]+, needed 1$/m)
    expect(before).toMatch(/^ +audit +unknown *$/m)

    const declare = ['checklist', 'declare', key, 'audit', ...scope, ...said]
    const made = await lichen([...declare, '--format', 'json'], env)
    expect([made.code, made.err]).toEqual([0, ''])
    const { holds_until, id } = Statement.strict().parse(JSON.parse(made.out))
    expect(await show()).toMatch(/^ +audit +met +declared by Security team on .*audit$/m)

    const gone = await lichen(['checklist', 'withdraw', key, id], env)
    expect(gone.out).toBe(`The statement ${id} is withdrawn.\n`)
    expect(await show()).toMatch(/^ +audit +unknown *$/m)
    const all = (await lichen(['checklist', 'statements', key], env)).out
    expect(all).toContain(id)
    expect(all).not.toContain(`until ${holds_until}`)

    const again = await lichen([...declare, '--not-met', '--until', '2000-01-01'], env)
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('holds_until')])
    const not = await lichen([...declare, '--not-met'], env)
    expect(not.out).toMatch(/^audit is declared not met by Security team until /)
  }, 300_000)
})
