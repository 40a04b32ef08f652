/** Every reason that a collector gives for a gap is said in Chinese as well. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { unread } from '../../collectors/sample/scenario.ts'
import { gapTranslations, unforeseen } from '../../server/metrics/gap-words.ts'
import { packageRoot } from '../../server/root.ts'
import { expectChinese } from '../web/chinese.ts'

/** What may stand where a sentence has a gap of its own, by the code that is written there. */
const parts: Record<string, string[]> = {
  'nameOf(mark)': ['issue 12', 'pull request 7'],
  'nameOf(hole.item)': ['issue 12', 'pull request 7'],
  'error.message': ['GitHub gave no answer in time.'],
  'hole.reason': ['3 of 5 were handed out', 'GitHub gave no answer in time'],
  'mark.number': ['12'],
  'node.number': ['12'],
  'rest.number': ['12'],
  'torn.length': ['2'],
  "lacks.join(' and ')": ['3 of 5 comments', '0 of 4 review comments and no timeline'],
  name: ['issue', 'pull request'],
  counted: ['90'],
  stored: ['80'],
  total: ['90'],
  fetched: ['3'],
  expected: ['5'],
}

const files = readdirSync(join(packageRoot, 'collectors'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(packageRoot, 'collectors', name), 'utf8'))
const foundIn = (source: string, pattern: RegExp): string[] =>
  Array.from(source.matchAll(pattern), ([, found]) => found ?? '')
const children = files.find((text) => text.includes('completeItems(')) ?? ''
parts['hole.noun'] = foundIn(children, /noun: '([^']+)'/g)
const lists = files.find((text) => text.includes('function listGap(')) ?? ''
parts['nouns[resource]'] = foundIn(lists, /^ {2}\w+: '([a-z ]+)',$/gm)

/** All that a template can say. */
function filled(template: string): string[] {
  const hole = /\$\{([^}]+)\}/.exec(template)
  if (hole === null) return [template]
  const said = parts[hole[1] ?? '']
  if (said === undefined) throw new Error(`what may stand for ${hole[0]} in “${template}”?`)
  return said.flatMap((each) => filled(template.replace(hole[0], () => each)))
}

const reasons = files
  .filter((text) => text.includes('GapRow'))
  .flatMap((text) => foundIn(text, /reason:\s*(`[^`]+`|'[^']+ [^']+')/g))
  .flatMap((quoted) => filled(quoted.slice(1, -1)))

it('finds them all', () => {
  expect(parts['hole.noun']).toContain('review comments')
  expect(parts['nouns[resource]']).toContain('milestones')
  expect(new Set(reasons).size).toBeGreaterThan(30)
})

it.each([unread, ...new Set(reasons)])('%s', (reason) => {
  const text = gapTranslations(reason)['zh-CN'] ?? ''
  expect(text).not.toBe(unforeseen)
  expectChinese(text, reason, reason, 20)
  expect(text.replaceAll(/GitHub|git|（tag）/g, '')).not.toMatch(/[a-z]/i)
})

it('says of what nobody foresaw at least that it is not whole', () => {
  expect(gapTranslations('Something else.')).toEqual({ 'zh-CN': unforeseen })
})
