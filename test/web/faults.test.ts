/** A Chinese reader is told in Chinese what the server says is wrong. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { packageRoot } from '../../server/root.ts'
import type { errorBody } from '../../server/errors.ts'
import { inLanguage } from '../../web/faults.ts'
import texts from '../../web/locales/faults.zh-CN.json' with { type: 'json' }
import { testApp, type TestApp } from '../api/app.ts'
import { wordsLeft } from './chinese.ts'

/** Of what pages ask; the others end commands, or are about files. */
const asked = `bottlenecks checklists contributors http indices metrics privacy routes
  store/page.ts store/readers.ts sync/live.ts sync/runner.ts sync/test-token.ts`
/** Pages never ask for an export. */
const unasked = new Set(['bad-export'])

function codesIn(path: string): string[] {
  const place = join(packageRoot, 'server', path)
  const files = path.endsWith('.ts')
    ? [place]
    : readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(place, name))
  return files.flatMap((file) =>
    Array.from(
      readFileSync(file, 'utf8').matchAll(/new AppError\(\s*'([a-z-]+)'/g),
      ([, code = '']) => code,
    ),
  )
}

let app: TestApp
beforeAll(async () => {
  app = await testApp(60)
})

it('every error that a page can meet has its words', () => {
  const codes = new Set(asked.split(/\s+/).flatMap(codesIn))
  expect(codes.size).toBeGreaterThan(30)
  const missing = [...codes].filter((code) => !(code in texts) && !unasked.has(code))
  expect(missing).toEqual([])
  for (const parts of Object.values(texts)) {
    expect(parts).toHaveLength(2)
    expect(wordsLeft(parts.join(' '))).toBe('')
  }
})

it.each([
  ['/api/v1/metrics/issues-opened?scope=org:sampel', 'org:sampel'],
  ['/api/v1/metrics/none?scope=all', 'none'],
  ['/api/v1/metrics/issues-opened?scope=planet:x', 'planet:x'],
  ['/api/v1/metrics/issues-opened?scope=all&from=1900-01-01&to=2026-01-01&grain=week', '1200'],
])('%s names what it speaks of, in either language', async (path, named) => {
  const answer = await app.get(path)
  expect(answer.ok).toBe(false)
  const { error } = (await answer.json()) as ReturnType<typeof errorBody>
  const { code, hint, message } = error
  expect(await inLanguage(code, { message, hint }, 'en')).toEqual({ message, hint })
  const chinese = await inLanguage(code, { message, hint }, 'zh-CN')
  expect(message).toContain(named)
  expect(chinese.message).toContain(named)
  expect(chinese.message).toMatch(/\p{Script=Han}{3}/u)
  expect(chinese.hint).toMatch(/\p{Script=Han}{3}/u)
})

it('one without a translation stays as it is', async () => {
  const said = { message: 'The moon is out.', hint: 'Wait for the day.' }
  expect(await inLanguage('no-such-code', said, 'zh-CN')).toEqual(said)
})
