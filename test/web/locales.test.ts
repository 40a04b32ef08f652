/** Both languages have every text, and every text that the page asks for exists. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { sourceErrorKinds } from '../../collectors/github/errors.ts'
import { packageRoot } from '../../server/root.ts'
import { reasons, sources as metricSources, units } from '../../server/routes/schemas.ts'
import { CoveragePeriod, resources, Run } from '../../server/routes/status-schemas.ts'
import { SyncProgress } from '../../server/sync/progress.ts'
import { rankParts } from '../../server/contributors/rank.ts'
import { groupings } from '../../server/contributors/read.ts'
import { contributionKinds } from '../../server/contributors/weight-set.ts'
import { sorts } from '../../server/routes/contributor-schemas.ts'
import { groupNames, kindGroups } from '../../web/kinds.ts'
import { lead, sections } from '../../web/people.ts'
import { comparisons } from '../../web/published.ts'
import { grains } from '../../web/search.ts'
import { textsOf, textsOfPages, type Texts } from './texts.ts'

function flat(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string'
        ? [[`${prefix}${key}`, text] as const]
        : [...flat(text, `${prefix}${key}.`)],
    ),
  )
}

const english = flat(textsOf('en'))
const chinese = flat(textsOf('zh-CN'))
const sources = readdirSync(join(packageRoot, 'web'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(packageRoot, 'web', name), 'utf8'))
  .join('\n')

it('both languages have the same keys', () => {
  expect([...chinese.keys()].toSorted()).toEqual([...english.keys()].toSorted())
})

it('no text is empty', () => {
  for (const [key, text] of [...english, ...chinese]) expect(text.trim(), key).not.toBe('')
})

it('placeholders are the same in both', () => {
  const names = (text: string): string[] =>
    [...text.matchAll(/{{(\w+(?:, number)?)}}/g)].map((found) => found[1] ?? '').toSorted()
  for (const [key, text] of english) expect(names(chinese.get(key) ?? ''), key).toEqual(names(text))
})

it('every text that the page names exists', () => {
  const asked = [...sources.matchAll(/\bt\(\s*['"]([\w.]+)['"]/g)].map((found) => found[1] ?? '')
  expect(asked.length).toBeGreaterThan(40)
  for (const key of asked) {
    expect(english.has(key) || english.has(`${key}_other`), key).toBe(true)
  }
})

const imports =
  /^(?:import|export)\b[^'"]*['"](\.[^'"]+\.tsx?)['"]|whenReached\(\(\) => import\('([^']+\.tsx)'\)/gm

/** A module of the page and all that comes with it or after it, but what brings the texts of pages along. */
function modulesOf(path: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(path)) return found
  const text = readFileSync(path, 'utf8')
  found.set(path, text)
  for (const [, first, later] of text.matchAll(imports)) {
    modulesOf(join(dirname(path), first ?? later ?? ''), found)
  }
  return found
}

it('what comes without the texts of pages needs none of them', () => {
  const later = Object.keys(textsOfPages('en'))
  expect(later).toEqual(Object.keys(textsOfPages('zh-CN')))
  const named = new RegExp(`['"\`](${later.join('|')})\\.`)
  const modules = modulesOf(join(packageRoot, 'web/main.tsx'))
  expect(modules.size).toBeGreaterThan(60)
  expect([...modules.keys()].some((path) => path.endsWith('about-pop.tsx'))).toBe(true)
  for (const [path, text] of modules) expect(named.exec(text)?.[0], path).toBeUndefined()
})

it('every text that is put together from data exists', async () => {
  const named: [string, readonly string[]][] = [
    ['resource', resources],
    ['runOutcome', Run.shape.outcome.options],
    ['sync.state', SyncProgress.shape.state.options],
    ['coverage.state', CoveragePeriod.shape.state.options],
    ['coverage.key', CoveragePeriod.shape.state.options],
    ['people.kind', contributionKinds],
    ['people.kinds', groupNames],
    ['course', [...Object.keys(lead), ...sections.map(({ key }) => key)]],
    ['people', rankParts],
    ['people', groupings.map((group) => `group_${group}`)],
    ['people', sorts.map((sort) => `order_${sort}`)],
  ]
  for (const [group, keys] of named) {
    for (const key of keys) expect(english.has(`${group}.${key}`), `${group}.${key}`).toBe(true)
  }
  for (const source of metricSources) {
    expect(english.has(`source.${source}`), source).toBe(true)
  }
  for (const grain of grains) {
    expect(english.has(`metric.by_${grain}`), grain).toBe(true)
  }
  for (const unit of units) expect(english.has(`unitName.${unit}`), unit).toBe(true)
  for (const rule of [...english.keys()].filter((key) => key.startsWith('rule.'))) {
    expect(english.has(rule.replace('rule.', 'ruleText.')), rule).toBe(true)
  }
  for (const { key, rows } of comparisons) {
    expect(english.has(`published.note.${key}`), key).toBe(true)
    for (const row of rows) {
      expect(english.has(`published.what.${row.key}`), row.key).toBe(true)
      if (row.theirs !== row.ours)
        expect(english.has(`published.why.${row.key}`), row.key).toBe(true)
    }
  }
  for (const reason of reasons) expect(english.has(`reason.${reason}`), reason).toBe(true)
  for (const metric of (await loadCatalogue()).values()) {
    expect(english.has(`family.${metric.family}`), metric.family).toBe(true)
    expect(english.has(`familyName.${metric.family}`), metric.family).toBe(true)
    expect(english.has(`noun.${metric.noun}_other`), metric.noun).toBe(true)
    expect(english.has(`aggregateName.${metric.aggregate}`), metric.aggregate).toBe(true)
  }
})

it('every kind of contribution has its place in the bar', () => {
  expect(Object.values(kindGroups).flat().toSorted()).toEqual([...contributionKinds].toSorted())
})

it('every class of error has a word, an advice, and a row in the README', () => {
  const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8')
  for (const kind of sourceErrorKinds) {
    expect(english.has(`errorClass.${kind}`), kind).toBe(true)
    expect(english.has(`errorDo.${kind}`), kind).toBe(true)
    expect(readme).toContain(`| \`${kind}\` `)
  }
})
