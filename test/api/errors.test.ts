/** Whatever is wrong with a question, the answer is a 4xx in the one error shape, with a hint and no stack. */
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createApp } from '../../server/app.ts'
import { createLog } from '../../server/log.ts'
import { ErrorAnswer } from '../../server/routes/schemas.ts'
import { testApp, type TestApp } from './app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp(60)
})

const Answer = ErrorAnswer.strict()
const metric = '/api/v1/metrics/issues-opened'
const sample = 'scope=ecosystem:sample'

/** Path, status, code and what the message has to name. */
const cases: [string, number, string, string][] = [
  [`/api/v1/metrics/nothing?${sample}`, 404, 'unknown-metric', 'nothing'],
  [`/api/v1/metrics/__proto__?${sample}`, 404, 'unknown-metric', '__proto__'],
  [`/api/v1/metrics/..%2f..%2fetc?${sample}`, 404, 'unknown-metric', 'etc'],
  [metric, 400, 'bad-request', 'scope'],
  [`${metric}?scope=`, 400, 'bad-scope', ''],
  [`${metric}?scope=sample`, 400, 'bad-scope', 'sample'],
  [`${metric}?scope=repo:sample`, 400, 'bad-scope', 'repo:sample'],
  [`${metric}?scope=repo:no/body`, 404, 'unknown-scope', 'repo:no/body'],
  [`${metric}?scope=ecosystem:none`, 404, 'unknown-scope', 'ecosystem:none'],
  [`${metric}?${sample}&scope=ecosystem:none`, 404, 'unknown-scope', 'ecosystem:none'],
  [`${metric}?${'scope=ecosystem:sample&'.repeat(501)}`, 400, 'bad-request', 'scope'],
  [`${metric}?${sample}&from=yesterday`, 400, 'bad-date', 'yesterday'],
  [`${metric}?${sample}&from=2026-02-30`, 400, 'bad-date', '2026-02-30'],
  [`${metric}?${sample}&to=2026-13-01`, 400, 'bad-date', '2026-13-01'],
  [`${metric}?${sample}&from=2026-03-01&to=2026-01-01`, 400, 'reversed-range', '2026-03-01'],
  [`${metric}?${sample}&from=2026-03-01&to=2026-03-01`, 400, 'reversed-range', '2026-03-01'],
  [`${metric}?${sample}&from=2026-01-01&from=2026-02-01`, 400, 'bad-request', 'from'],
  [`${metric}?${sample}&grain=day`, 400, 'bad-request', 'grain'],
  [`${metric}?${sample}&actors=robots`, 400, 'bad-request', 'actors'],
  [`${metric}?${sample}&format=xml`, 400, 'bad-request', 'format'],
  [`${metric}?${sample}&form=2026-01-01`, 400, 'bad-request', 'form'],
  [`${metric}/items?${sample}&limit=0`, 400, 'bad-request', 'limit'],
  [`${metric}/items?${sample}&limit=1001`, 400, 'bad-request', 'limit'],
  [`${metric}/items?${sample}&limit=ten`, 400, 'bad-request', 'limit'],
  [`${metric}/items?${sample}&limit=-1`, 400, 'bad-request', 'limit'],
  [`${metric}/items?${sample}&cursor=xyz`, 400, 'bad-cursor', ''],
  [`${metric}/items?${sample}&period=2026-05-02`, 400, 'bad-period', '2026-05-02'],
  [`${metric}/items?${sample}&period=soon`, 400, 'bad-date', 'soon'],
  [`${metric}/items?${sample}&scope=repo:sample/saltfern`, 400, 'one-scope', ''],
  [`${metric}/items?${sample}&limit=0&format=csv`, 400, 'bad-request', 'limit'],
  [`${metric}/sql?${sample}&grain=day`, 400, 'bad-request', 'grain'],
  [`${metric}/sql?scope=repo:no/body`, 404, 'unknown-scope', 'repo:no/body'],
  [`/api/v1/indices/nothing?${sample}`, 404, 'unknown-index', 'nothing'],
  ['/api/v1/indices/community-maturity', 400, 'bad-request', 'scope'],
  [`/api/v1/indices/community-maturity?${sample}&period=soon`, 400, 'bad-period', 'soon'],
  [`/api/v1/indices/community-maturity?${sample}&period=2026Q5`, 400, 'bad-period', '2026Q5'],
  [`/api/v1/indices/community-maturity?${sample}&draws=0`, 400, 'bad-request', 'draws'],
  [`/api/v1/indices/community-maturity?${sample}&weights=none`, 404, 'unknown-weights', 'none'],
  [`/api/v1/indices/community-maturity/what-if?${sample}`, 400, 'bad-request', 'move'],
  [`/api/v1/indices/community-maturity/what-if?${sample}&move=x`, 400, 'bad-move', 'x'],
  [`/api/v1/indices/community-maturity/what-if?${sample}&move=x:1`, 404, 'unknown-indicator', 'x'],
  [`/api/v1/lifecycle?scope=ecosystem:none`, 404, 'unknown-scope', 'ecosystem:none'],
  ['/api/v1/nothing', 404, 'unknown-route', '/api/v1/nothing'],
  ['/api/v2/health', 404, 'unknown-route', '/api/v2/health'],
  ['/api', 404, 'unknown-route', '/api'],
  ['/assets/gone.js', 404, 'unknown-route', '/assets/gone.js'],
]

describe('a question that can’t be answered', () => {
  it.each(cases)('%s → %i %s', async (path, status, code, names) => {
    const response = await app.get(path)
    const { error } = Answer.parse(await response.json())
    expect(response.status).toBe(status)
    expect(error.code).toBe(code)
    expect(error.message).toContain(names)
    expect(error.hint.length).toBeGreaterThan(10)
    expect(response.headers.get('etag')).toBeNull()
  })

  it('with a method that no route has is a 404 too', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await app.request('/api/v1/repos', { method })
      expect(response.status).toBe(404)
      expect(Answer.parse(await response.json()).error.code).toBe('unknown-route')
    }
  })

  it('because of a fault of ours says so without a detail of it', async () => {
    const lines: string[] = []
    const log = createLog('error', { write: (line) => void lines.push(line) })
    const broken = createApp({ store: app.store, catalogue: app.catalogue, log })
    vi.spyOn(app.store, 'query').mockRejectedValueOnce(new Error('secret table raw.x is gone'))
    const response = await broken.request('/api/v1/repos')
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(Answer.parse(JSON.parse(text)).error.code).toBe('internal')
    expect(text).not.toMatch(/secret table|at .*\.ts/)
    expect(lines.join()).toContain('secret table raw.x is gone')
  })
})
