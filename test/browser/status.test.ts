/** The status page as a reader uses it: what is missing, why, what to do, and a sync that is watched and cancelled. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { token } from '../collect/setup.ts'
import { makeIssue, makePullRequest, makeRepository } from '../github-server/make.ts'
import { startGithubServer, type GithubServer } from '../github-server/server.ts'
import { hindrances } from './accessibility.ts'
import { wordsLeft } from '../web/chinese.ts'
import { complaintsOf, openStage, type Stage } from './browser.ts'

const name = 'acme/lantern'
let github: GithubServer
let stage: Stage
let page: Page
let complaints: string[]

function world() {
  const instant = (day: number): string =>
    `${new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)}T00:00:00Z`
  return makeRepository({
    nameWithOwner: name,
    createdAt: '2025-01-01T00:00:00Z',
    clock: '2025-12-20T00:00:00Z',
    issues: Array.from({ length: 120 }, (_, index) =>
      makeIssue(name, { number: index + 1, createdAt: instant(index * 2) }),
    ),
    pullRequests: Array.from({ length: 60 }, (_, index) =>
      makePullRequest(name, {
        number: index + 200,
        createdAt: instant(index * 5),
        baseRefName: 'main',
      }),
    ),
  })
}

beforeAll(async () => {
  github = await startGithubServer({ worlds: [{ repositories: [world()] }], token })
  stage = await openStage({ GITHUB_API_URL: github.url, GITHUB_TOKEN: token }, 3000)
})
afterAll(async () => {
  await stage.close()
  await github.close()
})
beforeEach(async () => {
  page = await stage.newPage()
  complaints = complaintsOf(page)
})
afterEach(() => page.close())

/** The stream of progress stays open, so that the network is never idle here. */
async function visit(path = '/status'): Promise<void> {
  await page.goto(`${stage.address}${path}`)
  await page.locator('table.matrix').waitFor()
}

const sync = () => page.getByRole('region', { name: 'Sync', exact: true })

describe('before anything real is collected', () => {
  it('is behind the date in the header, and shows the sample’s hole in words', async () => {
    await page.goto(stage.address)
    await page.getByRole('link', { name: /^as of / }).click()
    await page.getByRole('heading', { level: 1, name: 'Status' }).waitFor()
    await page.locator('table.matrix').waitFor()
    expect(await page.getByText('4 of 6 repositories are complete.').isVisible()).toBe(true)
    const gaps = page.getByRole('region', { name: 'Gaps' })
    expect(await gaps.getByRole('row', { name: /rowanquay/ }).count()).toBe(1)
    await page.getByRole('group', { name: 'Range' }).getByRole('button', { name: 'All' }).click()
    await page.waitForURL(/range=all/)
    const missing = page.locator('table.matrix tbody', { hasText: 'rowanquay' }).locator('td.gap')
    await missing.first().waitFor()
    expect(await missing.allInnerTexts()).toEqual(Array(3).fill(expect.stringMatching(/^missing/)))
    expect(complaints).toEqual([])
  })

  it('says why a sync can’t be started', async () => {
    await visit()
    await sync().getByRole('button', { name: 'Sync now' }).click()
    const alert = sync().getByRole('alert')
    await alert.waitFor()
    expect(await alert.innerText()).toContain('There is no repository to collect yet.')
    expect(await alert.innerText()).toContain('lichen collect owner/name')
  })
})

describe('with a repository of GitHub’s', () => {
  beforeAll(async () => {
    await stage.runner.start([name, 'acme/gone'])
    await stage.runner.ended()
    const [row] = await stage.store.query<{ id: string }>(
      `select id from raw.repository where owner = 'acme'`,
    )
    const repo_id = row?.id ?? ''
    await stage.store.write({
      repo_id,
      rows: {
        source_total: [
          { repo_id, resource: 'issue', total: 121 },
          { repo_id, resource: 'pull_request', total: 60 },
        ],
        gap: [
          {
            id: 'lost',
            repo_id,
            resource: 'issue',
            from_at: '2025-08-05T00:00:00Z',
            to_at: '2025-08-05T00:00:01Z',
            reason: 'The issue 12 could not be read: GitHub gave up on a question: too heavy.',
            subject_id: 'I_lost',
            error_class: 'resource-limit',
          },
        ],
      },
    })
  })

  it('shows what is stored beside what the source has, here and on the repository’s page', async () => {
    await visit()
    const row = page
      .getByRole('region', { name: 'Repositories' })
      .getByRole('row', { name: /lantern/ })
    expect(await row.innerText()).toMatch(/120 of 121[^]*60 of 60/)
    await row.getByRole('link', { name: 'lantern' }).click()
    const line = page.getByText('GitHub says 121 issues, 60 pull requests; stored 120, 60.')
    await line.waitFor()
    expect(complaints).toEqual([])
  })

  it('marks the month of a single missing item, and says why it is missing', async () => {
    await visit()
    const cells = page.locator('table.matrix tbody', { hasText: 'lantern' }).locator('tr').first()
    const texts = await cells.locator('td.partial').allInnerTexts()
    expect(texts).toHaveLength(1)
    expect(texts[0]).toMatch(/A part is missing · 9\d % collected · \d+ of \d+ · 1 gap/)
    const gaps = page.getByRole('region', { name: 'Gaps' }).getByRole('row', { name: /lantern/ })
    expect(await gaps.innerText()).toMatch(/one item[^]*GitHub gave up[^]*too heavy a question/)
  })

  it('is marked in the table of a metric too, and the chart says so', async () => {
    const scope = 'scope=repo%3Aacme%2Flantern'
    await page.goto(`${stage.address}/metric/issues-opened?${scope}&view=table&actors=all`)
    const part = page.locator('.panel').first().locator('tr', { hasText: 'a part is missing' })
    await part.waitFor()
    expect(await part.count()).toBe(1)
    expect(await part.locator('td.lacking').innerText()).toMatch(/^9\d %$/)
    await page.goto(`${stage.address}/metric/issues-opened?${scope}&actors=all`)
    await page.getByText('a part is missing').waitFor()
    expect(complaints).toEqual([])
  })

  it('tells of a run that failed its class, its reason and what to do, also in Chinese', async () => {
    await visit()
    const row = page.getByRole('region', { name: 'Runs' }).getByRole('row', { name: /acme\/gone/ })
    expect(await row.innerText()).toMatch(/failed · not found or renamed[^]*Check the spelling/)
    await visit('/status?lang=zh-CN')
    await page.getByRole('heading', { level: 1, name: '状态' }).waitFor()
    expect(await page.getByText('请检查名称；私有仓库还要检查令牌权限。').first().isVisible()).toBe(
      true,
    )
    // Each gap says why in Chinese, the hole of the sample and the item that GitHub didn't give.
    const gaps = page.getByRole('region', { name: '缺口' })
    await gaps.getByText('来源返回错误，这几个月的数据未能读取。').first().waitFor()
    expect(await gaps.getByText(/^(议题|拉取请求) \d+ .*未能/).count()).toBeGreaterThan(0)
    expect(wordsLeft(await page.locator('main').innerText())).toBe('')
  })

  it('starts a sync, shows how far it is, and cancels it', async () => {
    // The source gives up on every question but the first, so that the sync waits before it asks again.
    const before = github.requests()
    github.setFault((index) => (index > before ? { status: 502 } : undefined))
    github.world(name).clock = '2025-12-21T00:00:00Z'
    for (const issue of github.world(name).issues) issue.updatedAt = '2025-12-20T12:00:00Z'
    await visit()
    await sync().getByRole('button', { name: 'Sync now' }).click()
    await sync().getByText(name).waitFor()
    expect(await sync().getByText('0 of 1 repositories done').last().isVisible()).toBe(true)
    await sync().getByRole('button', { name: 'Cancel' }).click()
    await sync().getByText('Cancelled').waitFor()
    github.setFault(null)
    await sync().getByRole('button', { name: 'Sync now' }).click()
    await sync().getByText('Finished').waitFor()
    const row = page
      .getByRole('region', { name: 'Repositories' })
      .getByRole('row', { name: /lantern/ })
    await row.getByText('Dec 21, 2025').waitFor()
    expect(complaints).toEqual([])
  })
})

describe('everybody can read it', () => {
  it.each([
    ['light', 1360],
    ['dark', 1360],
    ['light', 390],
  ])('%s at %i pixels hinders nobody, and nothing sticks out', async (theme, width) => {
    await page.setViewportSize({ width, height: 844 })
    await visit(`/status?theme=${theme}`)
    expect(await hindrances(page)).toEqual([])
    const widest = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(widest).toBeLessThanOrEqual(width)
  })
})
