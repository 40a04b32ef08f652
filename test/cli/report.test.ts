/** `lichen report`: a PDF of several pages, in either language, and what is said where it can't be made. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lichen } from './command.ts'
import { copySample } from '../sample-file.ts'

let folder: string
let db: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  db = join(folder, 'report.duckdb')
  await copySample(db, 600)
})
afterAll(() => rm(folder, { recursive: true }))

const asked = (...args: string[]) => ['report', '--db', db, '--scope', 'ecosystem:sample', ...args]

describe('a report', () => {
  it('is a PDF of some pages, dated by its period', async () => {
    const out = join(folder, 'report.pdf')
    const {
      code,
      err,
      out: said,
    } = await lichen(asked('--period', '2026Q1', '--lang', 'zh-CN', '--out', out))
    expect([code, err, said]).toEqual([0, '', `Written: ${out}\n`])
    const pdf = await readFile(out, 'latin1')
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3)
    expect(existsSync(`${db}.server`)).toBe(false)
  })

  it('says how to make one where there is no Chromium', async () => {
    const out = join(folder, 'none.pdf')
    const { code, err } = await lichen(asked('--out', out), { CHROMIUM_PATH: '/no/such/chromium' })
    expect(code).toBe(1)
    expect(err).toMatch(
      /^There is no Chromium at \/no\/such\/chromium\.\nInstall it, set CHROMIUM_PATH, or print http/,
    )
    expect(existsSync(out)).toBe(false)
  })

  it.each([
    ['--period 2026Q5', /is no period\.\nWrite 2025, 2025Q4 or 2025-11\./, 'ecosystem:sample'],
    ['', /Nothing is known of "ecosystem:none"/, 'ecosystem:none'],
  ])('refuses "%s" of a scope', async (args, message, scope) => {
    const given = args === '' ? [] : args.split(' ')
    const { code, err } = await lichen([
      'report',
      '--db',
      db,
      '--scope',
      scope,
      '--out',
      join(folder, 'no.pdf'),
      ...given,
    ])
    expect(code).toBe(1)
    expect(err).toMatch(message)
  })
})
