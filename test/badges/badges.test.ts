/** Badges: what they say, how they read, and that whatever happens is a badge. */
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createApp } from '../../server/app.ts'
import { colours, labelColour, toSvg } from '../../server/badges/draw.ts'
import { loadIndices } from '../../server/indices/load.ts'
import { createLog } from '../../server/log.ts'
import { testApp, type TestApp } from '../api/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp(600)
})

/** WCAG 2.2: relative luminance of an sRGB colour. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('a badge', () => {
  it('reads at 4.5 : 1 and more on each of its colours', () => {
    for (const colour of [...Object.values(colours), labelColour]) {
      expect(1.05 / (luminance(colour) + 0.05), colour).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('has white text and says the same to who doesn’t see it', () => {
    for (const tone of ['good', 'fair', 'poor', 'plain', 'unknown'] as const) {
      const svg = toSvg({ label: 'lifecycle', message: 'stable', tone })
      expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*aria-label="lifecycle: stable"/)
      expect(svg).toContain('<title>lifecycle: stable</title>')
      expect(svg).toContain('fill="#fff"')
      expect(svg).not.toContain('linearGradient')
    }
  })

  it('is text, not markup', () => {
    const svg = toSvg({ label: '<script>', message: '"&', tone: 'plain' })
    expect(svg).not.toContain('<script>')
    expect(svg).toContain('&lt;script&gt;')
  })
})

const json = async (path: string) => (await app.get(path)).json() as Promise<Record<string, string>>

describe('/badge', () => {
  it.each(['time-to-first-response', 'community-maturity', 'lifecycle'])(
    '%s is an image',
    async (key) => {
      const response = await app.get(`/badge/sample/kelpline/${key}.svg`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain('image/svg+xml')
      expect(response.headers.get('cache-control')).toContain('max-age')
      expect(await response.text()).toMatch(/^<svg/)
    },
  )

  it('is the same at the short address and under the API', async () => {
    const path = '/badge/sample/kelpline/lifecycle.json'
    expect(await json(path)).toEqual(await json(`/api/v1${path}`))
  })

  it('says a value as shields’ endpoint reads it', async () => {
    expect(await json('/badge/Sample/KELPLINE/review-coverage.json')).toMatchObject({
      schemaVersion: 1,
      label: 'review coverage',
      message: expect.stringMatching(/^\d+\.\d %$/),
    })
    expect(await json('/badge/sample/kelpline/lifecycle.json')).toMatchObject({
      label: 'lifecycle',
      message: expect.stringMatching(/^(active|stable|recovering|declining)$/),
    })
  })

  it('says an index with its interval', async () => {
    const { message } = await json('/badge/sample/kelpline/governance-efficiency.json')
    const [, score, low, high] = /^(\d+) \((\d+)–(\d+)\)$/.exec(message ?? '') ?? []
    expect(Number(low)).toBeLessThanOrEqual(Number(score))
    expect(Number(high)).toBeGreaterThanOrEqual(Number(score))
  })

  it('counts what is met of a checklist, as the checklist does', async () => {
    const answer = (await (
      await app.get('/api/v1/checklists/security-posture?scope=repo%3Asample%2Fkelpline')
    ).json()) as { scopes: { met: number; not_met: number; unknown: number }[] }
    const { met = 0, not_met: notMet = 0, unknown = 0 } = answer.scopes[0] ?? {}
    expect(met + notMet).toBeGreaterThan(0)
    expect(await json('/badge/sample/kelpline/security-posture.json')).toMatchObject({
      label: 'security posture',
      message: `${met} of ${met + notMet + unknown} met`,
    })
  })

  it.each(['sample/kelpline/libyears', 'no/body/lifecycle', 'sample/kelpline/nothing'])(
    '%s says that it is not known, as an image',
    async (path) => {
      const response = await app.get(`/badge/${path}.svg`)
      expect(response.status).toBe(200)
      expect(await response.text()).toContain('not known')
    },
  )

  it('is refused where its address is none', async () => {
    expect((await app.get('/badge/sample/kelpline/lifecycle.png')).status).toBe(400)
    expect((await app.get('/badge/sample/kelpline')).status).toBe(404)
  })

  it('shows the last good value while a new one can’t be made, and says so where there is none', async () => {
    const { catalogue, store } = app
    const indices = await loadIndices(catalogue)
    const other = createApp({ store, catalogue, indices, log: createLog('silent') })
    const read = async (key: string): Promise<string> => {
      const response = await other.request(`/badge/sample/kelpline/${key}.json`)
      return ((await response.json()) as { message: string }).message
    }
    const good = await read('issues-opened')
    const version = store.dataVersion + 1
    const spies = [
      vi.spyOn(store, 'dataVersion', 'get').mockReturnValue(version),
      vi.spyOn(store, 'query').mockRejectedValue(new Error('The disk is gone.')),
      vi.spyOn(store, 'remembered').mockRejectedValue(new Error('The disk is gone.')),
    ]
    try {
      expect(await read('issues-opened')).toBe(good)
      expect(await read('issues-closed')).toBe('not available')
    } finally {
      for (const spy of spies) spy.mockRestore()
    }
    expect(await read('issues-closed')).toMatch(/^\d+$/)
  })
})
