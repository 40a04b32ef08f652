/** `lichen report`: a PDF of several pages or one file of HTML, in either language, and what is said where it can't be made. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lichen } from './command.ts'
import { copySample } from '../sample-file.ts'
import { wordsLeft } from '../web/chinese.ts'

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

  it('says so where the Chromium that was named isn’t there', async () => {
    const out = join(folder, 'none.pdf')
    const { code, err } = await lichen(asked('--out', out), { CHROMIUM_PATH: '/no/such/chromium' })
    expect(code).toBe(1)
    expect(err).toMatch(
      /^There is no Chromium at \/no\/such\/chromium\.\nSet CHROMIUM_PATH to where it is, or write HTML/,
    )
    expect(existsSync(out)).toBe(false)
  })

  it('is HTML that needs nothing else where there is no Chromium, with the numbers of the API', async () => {
    const { code, err, out } = await lichen(
      asked('--period', '2026Q1', '--out', join(folder, 'alone.pdf')),
      { PATH: '' },
    )
    const path = join(folder, 'alone.html')
    expect([code, out]).toEqual([0, `Written: ${path}\n`])
    expect(err).toMatch(/^There is no Chromium to print with: open the file in a browser/)
    const html = await readFile(path, 'utf8')
    expect(html).toContain('<title>Health of Sample ecosystem (simulated)</title>')
    expect(html).toContain('>simulated<')
    // Nothing that is fetched, runs or leads into the server that is gone.
    expect(html).not.toMatch(/<script|<link|<button|<img| href=| src=/)
    const asking = `metrics response-coverage-7d --scope ecosystem:sample --from 2026-01-01 --to 2026-04-01`
    const { out: said } = await lichen([...asking.split(' '), '--db', db, '--format', 'json'])
    const answer = JSON.parse(said) as { series: { summary: { value: number; n: number } }[] }
    const { n = 0, value = 0 } = answer.series[0]?.summary ?? {}
    const card = /data-metric="response-coverage-7d"[\s\S]*?<\/article>/.exec(html)?.[0] ?? ''
    expect(n).toBeGreaterThan(5)
    expect(card).toContain(`<b>${Math.round(value * 100)}</b>`)
    expect(card).toContain(`>${n} issues</a>`)
  })

  it('is HTML in Chinese where that is asked for', async () => {
    const out = join(folder, 'report.html')
    const { code, err } = await lichen(asked('--lang', 'zh-CN', '--out', out))
    expect([code, err]).toEqual([0, ''])
    const html = await readFile(out, 'utf8')
    expect(html).toContain('<html lang="zh-CN"')
    const text = html.replace(/<style>[\s\S]*<\/style>/, '').replaceAll(/<[^>]*>/g, ' ')
    expect(text).toContain('健康')
    expect(wordsLeft(text)).toBe('')
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
