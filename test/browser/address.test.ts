/** The address holds the whole view: whatever it says, the page opened by it says the same. */
import { defaultStringifySearch } from '@tanstack/react-router'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pages } from '../../web/pages.ts'
import {
  defaults,
  grains,
  kinds,
  resources,
  stages,
  turns,
  type SearchInput,
} from '../../web/search.ts'
import { openStage, settled, type Stage } from './browser.ts'

let stage: Stage
let page: Page

beforeAll(async () => {
  stage = await openStage({}, 600)
  page = await stage.newPage()
})
afterAll(() => stage.close())

const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2026-06-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const scope = fc.constantFrom('all', 'ecosystem:sample', 'repo:sample/gorsewind', 'org:sample')
/** What the address would take for something else if it weren't written with care is among the texts. */
const text = fc.oneof(
  fc.constantFrom('12', 'true', 'null', '"', '%', 'a&b=c', '{"a":1}', '+', '#', '多'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
)

/** Every part of a view that a reader can reach, those that stand for themselves left out. */
const state: fc.Arbitrary<SearchInput> = fc.record(
  {
    scope: fc.oneof(scope, fc.uniqueArray(scope, { minLength: 2, maxLength: 4 })),
    metric: fc.constantFrom('backlog-age', 'time-to-first-response'),
    range: fc.constantFrom('3m', 'all', 'custom'),
    from: day,
    to: day,
    grain: fc.constantFrom(...grains),
    actors: fc.constantFrom('bot', 'agent', 'all', 'each'),
    trailing: fc.integer({ min: 1, max: 120 }),
    view: fc.constant('table'),
    period: day,
    open: fc.constantFrom('flow', 'flow,people'),
    q: text,
    by: fc.constant('question'),
    order: fc.constantFrom('value', 'rank'),
    weights: fc.constantFrom('opendigger', 'mine'),
    group: fc.constantFrom('organisation', 'repository'),
    list: fc.constantFrom('spent', 'decided', 'reviewed'),
    stage: fc.constantFrom(...stages),
    kind: fc.constantFrom(...kinds),
    turn: fc.constantFrom(...turns),
    who: text,
    stuck: fc.boolean(),
    at: day,
    index: fc.constantFrom('maturity', 'governance'),
    until: fc.constantFrom('2025', '2025Q4', '2025-11'),
    sort: fc.constantFrom('-name', 'state', '-value'),
    show: fc.constant('heat'),
    only: fc.constantFrom('field:maturity=graduated', 'field:a=b c'),
    stored: fc.constantFrom(...resources),
    align: fc.constant('age'),
    theme: fc.constantFrom('light', 'dark'),
    lang: fc.constantFrom('en', 'zh-CN'),
  },
  { requiredKeys: [] },
)
const path = fc.constantFrom(
  // The start leads on to the ecosystem.
  ...pages.map(({ to }) => to).filter((to) => to !== '/'),
  '/ecosystem/sample',
  '/project/sample/gorsewind',
  '/metric/backlog-age',
  '/embed/backlog-age',
  '/embed/index/community-maturity/course',
  '/embed/index/community-maturity/shape',
)

/** The address of a page once all of it is there. */
async function opened(address: string): Promise<URL> {
  await page.goto(stage.address + address)
  await settled(page)
  return new URL(page.url())
}

it('a view’s address, opened, is the same address', async () => {
  await fc.assert(
    fc.asyncProperty(path, state, async (to, view) => {
      const asked = Object.fromEntries(
        Object.entries(view).filter(
          ([key, value]) => (defaults as Record<string, unknown>)[key] !== value,
        ),
      )
      const address = to + defaultStringifySearch(asked)
      const { pathname, search } = await opened(address)
      expect(pathname + search).toBe(address)
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 120_000)
