/** The product as a reader uses it, in a real browser. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { wordsLeft } from '../web/chinese.ts'
import { complaintsOf, openStage, settled, type Stage } from './browser.ts'

let stage: Stage
let page: Page
let complaints: string[]

beforeAll(async () => {
  stage = await openStage({}, 9000)
})
afterAll(() => stage.close())
beforeEach(async () => {
  page = await stage.newPage()
  complaints = complaintsOf(page)
})
afterEach(() => page.close())

const visit = async (path: string): Promise<void> => {
  await page.goto(`${stage.address}${path}`)
  await settled(page)
}

describe('from the ecosystem to the rows', () => {
  it('opens on the sample, named as simulated, with its six repositories', async () => {
    await visit('/')
    await page.getByRole('heading', { level: 1, name: 'Sample ecosystem (simulated)' }).waitFor()
    await page.locator('tbody tr').first().waitFor()
    expect(await page.locator('tbody tr').count()).toBe(6)
    expect(await page.getByText('What changed').isVisible()).toBe(true)
    expect(complaints).toEqual([])
  })

  it('compares by another metric, and the address says so', async () => {
    await visit('/ecosystem/sample')
    // A value with its range and its trend stand beside each other.
    const cells = await page.locator('.lead').evaluateAll((all) =>
      all.map((cell) => ({
        end: cell.querySelector('.why')?.getBoundingClientRect().right ?? 0,
        start: cell.querySelector('svg')?.getBoundingClientRect().left ?? 0,
      })),
    )
    expect(cells.length).toBe(6)
    for (const { end, start } of cells) expect(end).toBeLessThanOrEqual(start)
    await page.getByLabel('Metric to compare by').selectOption('backlog-age')
    await page.waitForURL(/metric=backlog-age/)
    await page.locator('tbody tr .lead b').first().waitFor()
    expect(complaints).toEqual([])
  })

  it('sorts by state of life, finds a project, and is a heat map', async () => {
    await visit('/ecosystem/sample')
    await page.locator('.score').first().waitFor()
    await page.getByRole('button', { name: 'State', exact: true }).click()
    await page.waitForURL(/sort=state/)
    const first = page.locator('.compare tbody tr').first()
    expect(await first.locator('th').innerText()).toContain('gorsewind')
    expect(await first.innerText()).toContain('Declining')
    await page.getByLabel('Find a project').fill('moss')
    await page.waitForFunction(() => document.querySelectorAll('.compare tbody tr').length === 1)
    await page.getByLabel('Find a project').fill('')
    await page.getByRole('button', { name: 'Heat map' }).click()
    await page.waitForURL(/show=heat/)
    await page.locator('.heat tbody tr').first().waitFor()
    expect(await page.locator('.heat tbody tr').count()).toBe(6)
    expect(await page.locator('.heat tbody tr').first().locator('td').count()).toBe(12)
    expect(await page.locator('.heat td').first().innerText()).toMatch(/\d/)
    expect(complaints).toEqual([])
  })

  it('shows the index that is chosen, and sorts by it and by the metric that is drawn', async () => {
    await visit('/ecosystem/sample')
    await page.getByLabel('Index to compare by').selectOption('Governance efficiency')
    await page.waitForURL(/index=governance-efficiency/)
    await page.getByRole('button', { name: 'Governance efficiency', exact: true }).click()
    const { scopes } = (await (
      await fetch(
        `${stage.address}/api/v1/indices/governance-efficiency?scope=ecosystem:sample&each=true`,
      )
    ).json()) as { scopes: { score: number }[] }
    const scores = scopes.map(({ score }) => Math.round(score * 100)).toSorted((a, b) => a - b)
    const shown = page.locator('.score b')
    await expect.poll(async () => (await shown.allInnerTexts()).map(Number)).toEqual(scores)
    expect(await page.locator('.score').first().getAttribute('href')).toContain(
      'index=governance-efficiency',
    )
    const titles = page.locator('.compare tbody th > a')
    await page.getByRole('button', { name: 'Sort by Time to first response' }).click()
    await page.waitForURL(/sort=lead/)
    const quickest = await titles.allInnerTexts()
    await page.getByRole('button', { name: 'Sort by Time to first response' }).click()
    await page.waitForURL(/sort=-lead/)
    await expect.poll(async () => await titles.allInnerTexts()).toEqual(quickest.toReversed())
    expect(complaints).toEqual([])
  })

  it('follows a number to its rows and finds as many as it says', async () => {
    await visit('/ecosystem/sample')
    await page.getByRole('link', { name: 'gorsewind', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'gorsewind' }).waitFor()
    const card = page.locator('.card', { hasText: 'Time to first response' })
    const said = await card.locator('footer a').innerText()
    const count = Number(/^([\d,]+)/.exec(said)?.[1]?.replace(',', ''))
    expect(count).toBeGreaterThan(50)
    await card.locator('footer a').click()
    await page.locator('#items tbody tr').first().waitFor()
    while (await page.getByRole('button', { name: 'Show more' }).isVisible()) {
      const before = await page.locator('#items tbody tr').count()
      await page.getByRole('button', { name: 'Show more' }).click()
      await page.waitForFunction(
        (n) => document.querySelectorAll('#items tbody tr').length > n,
        before,
      )
    }
    expect(await page.locator('#items tbody tr').count()).toBe(count)
    expect(complaints).toEqual([])
  })

  it('shows a period’s rows, as many as the table says, and the same after a reload', async () => {
    await visit('/metric/issues-opened?scope=repo%3Asample%2Fkelpline&view=table')
    const row = page.locator('.panel').first().locator('tbody tr').nth(3)
    const count = Number(await row.locator('td').nth(3).innerText())
    await row.getByRole('button').click()
    await page.waitForURL(/period=/)
    await page.getByRole('heading', { name: new RegExp(`^${count} issues? ·`) }).waitFor()
    expect(await page.locator('#items tbody tr').count()).toBe(Math.min(count, 50))
    await settled(page)
    const before = await page.locator('main').innerText()
    await page.reload()
    await settled(page)
    await page.locator('#items tbody tr').first().waitFor()
    expect(await page.locator('main').innerText()).toBe(before)
    expect(complaints).toEqual([])
  })
})

describe('the view is in the address', () => {
  it('grain and range change the numbers, back brings the former ones back', async () => {
    await visit('/metric/issues-opened?scope=repo%3Asample%2Fkelpline&view=table')
    const rows = page.locator('.panel').first().locator('tbody tr')
    expect(await rows.count()).toBe(12)
    await page.getByRole('group', { name: 'Step' }).getByRole('button', { name: 'Quarter' }).click()
    await page.waitForURL(/grain=quarter/)
    await page.waitForFunction(
      () => document.querySelectorAll('.panel tbody')[0]?.children.length === 4,
    )
    await page.getByRole('group', { name: 'Range' }).getByRole('button', { name: 'All' }).click()
    await page.waitForURL(/range=all/)
    await page.waitForFunction(
      () => document.querySelectorAll('.panel tbody')[0]?.children.length === 17,
    )
    await page.goBack()
    await page.waitForFunction(
      () => document.querySelectorAll('.panel tbody')[0]?.children.length === 4,
    )
    expect(complaints).toEqual([])
  })

  it('each point can look back over several steps, and its items are as many', async () => {
    await visit('/metric/contributors?scope=repo%3Asample%2Fkelpline&view=table')
    const counts = page.locator('.panel').first().locator('tbody tr').nth(5).locator('td').nth(3)
    const alone = Number(await counts.innerText())
    await page.getByLabel('Looks back').selectOption('12')
    await page.waitForURL(/trailing=12/)
    await page.waitForFunction(
      (n) =>
        Number(
          document.querySelector('.panel tbody tr:nth-child(6) td:nth-of-type(4)')?.textContent,
        ) > n,
      alone,
    )
    const all = Number(await counts.innerText())
    await page.locator('.panel').first().locator('tbody tr').nth(5).getByRole('button').click()
    await page.getByRole('heading', { name: new RegExp(`^${all} people ·`) }).waitFor()
    expect(complaints).toEqual([])
  })

  it('asks of a mix that is typed, and a wrong one can be mended', async () => {
    await visit('/metric/issues-opened?scope=repo%3Asample%2Fkelpline')
    await page.getByLabel('Scope', { exact: true }).fill('org:sampel')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await page
      .getByLabel('Scope', { exact: true })
      .fill('repo:sample/kelpline,repo:sample/gorsewind')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.locator('#items tbody tr').first().waitFor()
    expect(new URL(page.url()).searchParams.get('scope')).toContain('gorsewind')
  })

  it('lists people with name, login and amount, and none as born in 1970', async () => {
    await visit('/metric/contributors?scope=ecosystem%3Asample')
    const rows = page.locator('#items tbody tr')
    await rows.first().waitFor()
    const heads = await page.locator('#items thead th').allInnerTexts()
    expect(heads).toEqual(['Name', 'Login', 'Outcome', 'Amount'])
    expect(await page.locator('#items tbody').innerText()).not.toContain('1970')
    expect(await page.locator('#items tbody a').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('says the figures of several series side by side, each with its rows', async () => {
    await visit('/metric/activity?scope=ecosystem%3Asample&actors=each')
    const figures = page.locator('.figures > div')
    await figures.first().waitFor()
    expect(await figures.locator('h2').allInnerTexts()).toEqual(['People', 'Bots', 'AI agents'])
    const rows = figures.nth(1).getByRole('link')
    const count = (await rows.innerText()).replace(/\D/g, '')
    expect(await rows.innerText()).toBe(`${count} accounts`)
    await rows.click()
    await page.getByRole('heading', { name: `${count} accounts · whole range` }).waitFor()
    expect(await page.locator('#items tbody tr').count()).toBe(Number(count))
    expect(complaints).toEqual([])
  })

  it('has the definition and the latest events beside the chart, above the rows', async () => {
    await visit('/metric/issues-opened?scope=repo%3Asample%2Fkelpline')
    const events = page.locator('.events li')
    await events.first().waitFor()
    const top = async (selector: string): Promise<number> =>
      (await page.locator(selector).first().boundingBox())?.y ?? Number.NaN
    expect(await top('.prose')).toBeGreaterThan(await top('.chart'))
    expect(await top('.prose')).toBeLessThan(await top('#items'))
    const few = await events.count()
    const all = page.getByRole('button', { name: /^Show all \d+$/ })
    const said = Number((await all.innerText()).replace(/\D/g, ''))
    await all.click()
    expect(await events.count()).toBe(few + said - 8)
    expect(complaints).toEqual([])
  })

  it('says what would bring the numbers instead of drawing an empty chart', async () => {
    await visit('/metric/libyears?scope=ecosystem%3Asample')
    await page.getByText('Never collected here: dependencies.').first().waitFor()
    expect(await page.locator('.chart').count()).toBe(0)
    expect(await page.locator('#items').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('language and theme are part of it', async () => {
    await visit('/ecosystem/sample')
    await page.getByLabel('Language').selectOption('zh-CN')
    await page.getByRole('heading', { name: '有什么变化' }).waitFor()
    await page.getByLabel('主题').selectOption('dark')
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark')
    await page.reload()
    await page.getByRole('heading', { name: '有什么变化' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
    expect(complaints).toEqual([])
  })

  it.each([
    [
      '/catalogue?metric=time-to-first-response',
      '从创建议题到作者以外的人首次评论或关闭的时间中位数',
    ],
    ['/catalogue?by=question', '提出议题的人要等多久才能得到人的首次答复？'],
    ['/metric/backlog-weeks?scope=repo%3Asample%2Fkelpline', '不看内容的关闭也算作速度。'],
    ['/people?scope=ecosystem%3Asample&range=all', '权重以层次分析法得出'],
    ['/methodology', '所有指标共同遵守的规则'],
  ])('a Chinese reader finds no sentence in English: %s', async (path, said) => {
    await visit(`${path}${path.includes('?') ? '&' : '?'}lang=zh-CN`)
    await page.getByText(said).first().waitFor()
    // What people called their issues stays as it is.
    const texts = await page.locator('main > :not(#items)').allInnerTexts()
    expect(texts.map(wordsLeft).join('')).toBe('')
    expect(complaints).toEqual([])
  })

  it('a gap is told as missing and never as 0', async () => {
    await visit('/metric/issues-opened?scope=repo%3Asample%2Frowanquay&view=table&range=all')
    const gaps = page.locator('tbody tr', { hasText: 'source’s data is missing' })
    expect(await gaps.count()).toBe(3)
    expect(await gaps.first().locator('td').first().innerText()).toBe('')
  })
})

describe('comparing', () => {
  it('puts scopes side by side, adds and removes one, and follows a number to its page', async () => {
    await visit('/compare')
    const heads = page.locator('.versus thead th')
    await heads.first().waitFor()
    expect(await heads.count()).toBe(4)
    await page.getByLabel('Add a repository, an owner or a mix').fill('ecosystem:sample')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.waitForFunction(() => document.querySelectorAll('.versus thead th').length === 5)
    expect(new URL(page.url()).searchParams.get('scope')).toContain('ecosystem:sample')
    await page.getByRole('button', { name: 'Take out sample/gorsewind' }).click()
    await page.waitForFunction(() => document.querySelectorAll('.versus thead th').length === 4)
    const cell = page.locator('.versus tbody td a').first()
    const said = await cell.innerText()
    await cell.click()
    await page.waitForURL(/metric/)
    expect(await page.locator('.big b').first().innerText()).toBe(said)
    expect(complaints).toEqual([])
  })

  it('begins all at the same age, as a table too', async () => {
    await visit(
      '/compare?scope=%5B%22repo%3Asample%2Fgorsewind%22%2C%22repo%3Asample%2Fmosstide%22%5D&metric=issues-opened&align=age&view=table',
    )
    const rows = page.locator('.panel tbody tr')
    await rows.first().waitFor()
    expect(await rows.first().locator('th').innerText()).toBe('0 months')
    const first = await rows.first().locator('td').allInnerTexts()
    for (const text of first) expect(Number(text)).toBeGreaterThan(0)
    const last = await rows.last().locator('td').allInnerTexts()
    expect(last.filter((text) => /^\d+$/.test(text))).toHaveLength(1)
    expect(complaints).toEqual([])
  })
})

it('a report says its dates, each project and the definitions', async () => {
  await visit('/report?until=2026Q1&scope=ecosystem%3Asample')
  const report = page.locator('.report')
  await report.waitFor()
  const text = await report.innerText()
  expect(text).toContain('Jan 1, 2026 to Mar 31, 2026')
  expect(await report.locator('.compare tbody tr').count()).toBe(6)
  expect(await report.locator('.card').count()).toBe(12)
  expect(await report.locator('.defined dt').count()).toBe(12)
  expect(text).toContain('simulated')
  expect(complaints).toEqual([])
})

describe('releases', () => {
  it('are drawn and listed, as many as the list says, with the rest on demand', async () => {
    await visit('/releases?range=all')
    await page.locator('.timeline svg').first().waitFor()
    expect(await page.locator('.timeline svg').count()).toBe(6)
    const count = Number(
      (await page.getByRole('heading', { name: /^\d+ releases$/ }).innerText()).replace(/\D/g, ''),
    )
    const marks = page.locator('.timeline line:not(.axis)')
    expect(await marks.count()).toBe(count)
    const rows = page.locator('.panel tbody tr')
    expect(await rows.count()).toBe(50)
    await page.getByRole('button', { name: 'Show more' }).click()
    await page.waitForFunction(() => document.querySelectorAll('.panel tbody tr').length === 100)
    expect(complaints).toEqual([])
  })

  it('say of themselves what they bring, below their row', async () => {
    await visit('/releases?scope=repo%3Asample%2Fkelpline')
    const [button] = await page.getByRole('button', { name: /^Read the notes of v/ }).all()
    const tag = (await button?.getAttribute('aria-label'))?.split(' ').at(-1)
    await button?.focus()
    await page.keyboard.press('Enter')
    const notes = page.locator('.notes')
    await notes.locator('li').first().waitFor()
    expect(await notes.innerText()).toMatch(/\(#\d+\)/)
    // What is a title in the notes isn't one of the page.
    expect(await notes.locator('h1, h2, h3').count()).toBe(0)
    await page.getByRole('button', { name: `Close the notes of ${tag}` }).click()
    expect(await notes.count()).toBe(0)
    expect(complaints).toEqual([])
  })
})

describe('the keyboard', () => {
  it('finds a repository, a metric, a person and a page by typing', async () => {
    for (const [word, address] of [
      ['gorse', /project\/sample\/gorsewind/],
      ['elephant', /metric\/elephant-factor/],
      ['amara', /people\//],
      ['catalogue', /catalogue/],
    ] as const) {
      await visit('/ecosystem/sample')
      await page.keyboard.press('Control+k')
      await page.getByPlaceholder('Repository, metric, person or page').fill(word)
      await page.locator('.palette [cmdk-item]').first().waitFor()
      await page.keyboard.press('Enter')
      await page.waitForURL(address)
    }
    expect(complaints).toEqual([])
  })

  it('leads to pages by two keys, not while something is typed, and not when it is switched off', async () => {
    await visit('/ecosystem/sample')
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.waitForURL(/compare/)
    await page.getByPlaceholder('Add a repository, an owner or a mix').pressSequentially('gi/?')
    expect(new URL(page.url()).pathname).toBe('/compare')
    await visit('/settings')
    await page.getByRole('checkbox', { name: /Single keys/ }).uncheck()
    await page.locator('h1').click()
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    expect(new URL(page.url()).pathname).toBe('/settings')
    await page.keyboard.press('Escape')
    await page.reload()
    await settled(page)
    const box = page.getByRole('checkbox', { name: /Single keys/ })
    expect(await box.isChecked()).toBe(false)
    await box.check()
    expect(complaints).toEqual([])
  })
})

describe('a chart', () => {
  it('can stand in another site’s page, and nothing else of ours can', async () => {
    const outer = createServer((_, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(
        ['/embed/issues-opened?scope=repo%3Asample%2Fkelpline', '/ecosystem/sample']
          .map((path) => `<iframe src="${stage.address}${path}" width="900" height="480"></iframe>`)
          .join(''),
      )
    }).listen(0, '127.0.0.1')
    await once(outer, 'listening')
    const { port } = outer.address() as AddressInfo
    await page.goto(`http://127.0.0.1:${port}/`)
    const chart = page.frameLocator('iframe').first()
    await chart.locator('.chart svg').waitFor()
    expect(await chart.locator('h1').innerText()).toBe('Issues opened')
    expect(await chart.locator('header.top').count()).toBe(0)
    for (const [name, path] of [
      ['All of it, with its rows', '/metric/issues-opened'],
      ['sample/kelpline', '/project/sample/kelpline'],
    ] as const) {
      const [opened] = await Promise.all([
        page.context().waitForEvent('page'),
        chart.getByRole('link', { name }).click(),
      ])
      await opened.waitForURL((url) => url.pathname === path)
      await opened.close()
    }
    const frames = page.frames().filter((frame) => frame.url().includes('/ecosystem/'))
    for (const frame of frames) expect(await frame.locator('h1').count()).toBe(0)
    outer.close()
  })

  it.each([
    ['/compare?metric=backlog-age', '.sheet', 'Backlog age', 'sample/gorsewind'],
    ['/compare?align=age', '.sheet', 'Answered within 7 days', 'sample/gorsewind'],
    ['/indices', '.shape-of', 'Community maturity', 'Sample ecosystem (simulated)'],
    ['/indices', 'header + .picture', 'Community maturity', 'Sample ecosystem (simulated)'],
    ['/metric/backlog-age?grain=quarter', '.sheet', 'Backlog age', 'Sample ecosystem (simulated)'],
  ])('of %s in %s is embedded as it is drawn', async (path, place, title, scope) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await visit(path)
    const figure = page
      .locator(place)
      .locator('figure.picture')
      .or(page.locator(`${place}.picture`))
    await figure.locator('svg').first().waitFor()
    const drawn = await figure.first().locator('.chart').getAttribute('aria-label')
    await figure.first().getByRole('button', { name: 'Embed' }).click()
    await page.getByText('Embed code copied').waitFor()
    const frame = await page.evaluate(() => navigator.clipboard.readText())
    const [, src = ''] = /src="([^"]+)"/.exec(frame) ?? []
    await page.goto(src)
    await page.locator('.embedded .chart svg').waitFor()
    expect(await page.locator('.embedded h1').innerText()).toBe(title)
    expect(await page.locator('.embedded header').innerText()).toContain(scope)
    expect(await page.locator('.embedded .chart').getAttribute('aria-label')).toBe(drawn)
    expect(complaints).toEqual([])
  })

  it('can be taken away as vectors and as a picture', async () => {
    await visit('/metric/issues-opened?scope=repo%3Asample%2Fkelpline')
    await page.locator('.chart svg').waitFor()
    for (const [name, start] of [
      ['SVG', '<svg'],
      ['PNG', '\u0089PNG'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ])
      expect(download.suggestedFilename()).toBe(`issues-opened.${name.toLowerCase()}`)
      const file = await readFile(await download.path(), 'latin1')
      expect(file.startsWith(start)).toBe(true)
      expect(file.length).toBeGreaterThan(4000)
    }
    expect(complaints).toEqual([])
  })
})

describe('states', () => {
  it('says what is wrong and what to do when the server refuses', async () => {
    await page.route('**/api/v1/overview?**', (route) =>
      route.fulfill({
        status: 504,
        contentType: 'application/json',
        body: JSON.stringify({
          error: {
            code: 'query-timeout',
            message: 'The query took too long.',
            hint: 'Ask for less.',
          },
        }),
      }),
    )
    await page.goto(`${stage.address}/project/sample/kelpline`)
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.innerText()).toContain('The query took too long.')
    expect(await alert.innerText()).toContain('Ask for less.')
    await page.unroute('**/api/v1/overview?**')
    await alert.getByRole('button', { name: 'Try again' }).click()
    await alert.waitFor({ state: 'detached' })
  })

  it('a click before the first ecosystem is known leads where it says', async () => {
    const late = (milliseconds: number) => async (route: Route) => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      await route.continue()
    }
    await page.route('**/api/v1/ecosystems', late(1000))
    await page.route('**/assets/methodology-*.js', late(2000))
    await page.goto(stage.address)
    await page.locator('footer.bottom').getByRole('link', { name: 'Method' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/methodology')
    await page.unrouteAll()
    expect(complaints).toEqual([])
  })

  it.each([
    // Six repositories, four metrics, twelve months.
    ['/ecosystem/sample', 6 * 4 * 12],
    // Three scopes, all that is beside each other, as months.
    ['/compare', null],
    ['/people?scope=ecosystem%3Asample&range=all', null],
    ['/status', null],
  ])('gives what %s shows as a file, too', async (path, rows) => {
    await visit(path)
    const links = page.locator('main').getByRole('link', { name: 'CSV' })
    await links.first().waitFor()
    for (const link of await links.all()) {
      const address = (await link.getAttribute('href')) ?? ''
      const answer = await fetch(stage.address + address)
      expect(answer.headers.get('content-type')).toContain('text/csv')
      const lines = (await answer.text()).trim().split('\r\n')
      if (rows === null) expect(lines.length).toBeGreaterThan(30)
      else expect(lines.length - 1).toBe(rows)
    }
  })

  it.each(['/project/no/such', '/ecosystem/no', '/no/such/page'])(
    'has a word for %s, which leads nowhere, and a way back',
    async (path) => {
      await visit(path)
      await page.getByText('There is no such page.').waitFor()
      await page.getByRole('link', { name: 'To the start' }).click()
      await page.waitForURL(/\/ecosystem\/sample/)
    },
  )

  it('opens the definition and the bias of a card', async () => {
    await visit('/project/sample/kelpline')
    await page.getByRole('button', { name: 'Definition of Time to first response' }).click()
    await page.getByText('Median time (Kaplan–Meier) from opening an issue').waitFor()
  })
})

it('what the other looks of pages leave out fits a phone, and six repositories are compared there', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of [
    '/project/sample/gorsewind',
    '/metric/backlog-age?scope=repo%3Asample%2Fkelpline',
    '/compare?align=age',
  ]) {
    await visit(path)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, path).toBeLessThanOrEqual(390)
  }
  // Without scrolling sideways.
  await visit('/ecosystem/sample')
  const table = page.locator('.compare')
  expect(await table.evaluate((it) => it.getBoundingClientRect().right)).toBeLessThanOrEqual(390)
})
