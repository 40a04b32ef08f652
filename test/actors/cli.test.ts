/** `lichen actors` does the same whether it opens the file itself or its server has it. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { lichen, serve, temporaryFolder } from '../cli/command.ts'
import { copySample } from '../sample-file.ts'

let db: string
let folder: string

beforeAll(async () => {
  folder = await temporaryFolder()
  db = join(folder, 'actors.duckdb')
  await copySample(db, 300)
})

const actors = (...args: string[]) => lichen(['actors', ...args, '--db', db])

async function someLogin(): Promise<string> {
  const { out } = await actors('list', '--kind', 'human', '--limit', '1', '--format', 'json')
  const { actors: found } = JSON.parse(out) as { actors: { login: string }[] }
  return found[0]?.login ?? ''
}

async function walkThrough(): Promise<void> {
  const login = await someLogin()
  const seen = await actors('set', login, 'bot', '--preview')
  expect(seen.err).toBe('')
  expect(seen.out).toMatch(/^Nothing is changed/)
  expect(seen.out).toMatch(new RegExp(`^${login} .*human .*bot`, 'm'))
  const before = Number(/^Version (\d+)$/m.exec((await actors('rules')).out)?.[1])
  const done = await actors('set', login, 'bot', '--note', 'it looks like one')
  expect([done.code, done.out]).toEqual([0, `The rules are version ${before + 1} now.\n`])
  const listed = await actors('list', '--kind', 'bot', '--q', login, '--format', 'csv')
  expect(listed.out).toMatch(/^account_id,login,/)
  expect(listed.out).toContain(`,${login},`)
  expect((await actors('history')).out).toMatch(/kind +\S+ +added +it looks like one/)
  expect((await actors('restore', String(before))).code).toBe(0)
  expect((await actors('list', '--kind', 'bot', '--q', login)).out).not.toContain(` rule `)
  const wrong = await actors('remove', 'nobody-at-all')
  expect([wrong.code, wrong.out]).toEqual([1, ''])
  expect(wrong.err).toMatch(/no rule for "nobody-at-all"/)
}

describe('lichen actors', () => {
  it('previews, changes, lists and restores with the file', walkThrough, 180_000)

  it('previews, changes, lists and restores through the server', async () => {
    await serve(['--db', db])
    await walkThrough()
  }, 180_000)

  it('takes in a file, and shows for how much it is unknown where people belong', async () => {
    const login = await someLogin()
    const file = join(folder, 'people.csv')
    await writeFile(file, `person,organisation,from,to\n${login},One,,\nnobody-here,Two,,\n`)
    const done = await actors('import', file)
    expect(done.out).toMatch(/passed over: nobody-here\nThe rules are version/)
    const { out } = await actors('affiliations')
    expect(out).toMatch(
      /unknown where people belong for\n +[\d,]+ of [\d,]+ \([\d.]+ %\) contributions/,
    )
    expect(out).toMatch(new RegExp(`^${login} +One +always +file`, 'm'))
    const owned = await actors('company', '@Acme Labs', 'Acme', '--from', '2025-01-01')
    expect([owned.code, owned.err]).toEqual([0, ''])
    expect((await actors('rules')).out).toMatch(/^"acme labs" +Acme +2025-01-01 to now/m)
    expect((await actors('company', 'ACME  labs', '--remove')).code).toBe(0)
    expect((await actors('rules')).out).not.toContain('acme labs')
    await writeFile(file, 'person,organisation\n,One\n')
    const wrong = await actors('import', file)
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(/line 2: person/)])
  }, 120_000)
})
