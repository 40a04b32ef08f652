/** `/bottlenecks` and its lists: what they refuse, that they are tagged, and that files hold all rows. */
import { beforeAll, describe, expect, it } from 'vitest'
import { BottlenecksAnswer, QueueAnswer } from '../../server/routes/bottleneck-schemas.ts'
import { testApp, type TestApp } from './app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})

const scope = 'scope=ecosystem:sample'
const json = async (path: string): Promise<unknown> =>
  (await app.get(`/api/v1/bottlenecks${path}`)).json()

describe('/bottlenecks', () => {
  it('answers for a scope, and an unchanged answer is a 304', async () => {
    const path = `/api/v1/bottlenecks?${scope}`
    const first = await app.get(path)
    const answer = BottlenecksAnswer.strict().parse(await first.json())
    expect(answer.items).toBeGreaterThan(10)
    expect(answer.next.length).toBeGreaterThan(3)
    const tag = first.headers.get('etag') ?? ''
    expect((await app.get(path, { 'if-none-match': tag })).status).toBe(304)
  })

  it('has a queue whose pages, and whose file, hold as many rows as it says', async () => {
    const { items } = BottlenecksAnswer.parse(await json(`?${scope}`))
    const page = QueueAnswer.strict().parse(await json(`/queue?${scope}&limit=5`))
    expect([page.total, page.items.length]).toEqual([items, 5])
    const csv = await (await app.get(`/api/v1/bottlenecks/queue?${scope}&format=csv`)).text()
    expect(csv.trimEnd().split('\r\n')).toHaveLength(1 + items)
    expect(csv).toMatch(/^item_id,repo,number,title,url,author,created_at,item_kind,stage,/)
    const cut = await app.get(`/api/v1/bottlenecks/queue?${scope}&format=csv&limit=3`)
    expect((await cut.text()).trimEnd().split('\r\n')).toHaveLength(4)
  })

  it.each([
    ['?as_of=2026-06-01', 400, 'scope'],
    [`?${scope}&as_of=soon`, 400, 'soon'],
    [`?${scope}&days=0`, 400, 'days'],
    [`?${scope}&days=x`, 400, 'days'],
    [`?${scope}&next=101`, 400, 'next'],
    [`?${scope}&stuck=true`, 400, 'stuck'],
    [`?${scope}&${scope}`, 400, 'scope'],
    ['?scope=repo:no/body', 404, 'repo:no/body'],
    [`/queue?${scope}&stage=sleep`, 400, 'stage'],
    [`/queue?${scope}&stuck=maybe`, 400, 'stuck'],
    [`/queue?${scope}&cursor=x`, 400, 'cursor'],
    [`/spent?${scope}&stage=review`, 400, 'item_kind'],
    [`/reviewed?${scope}`, 400, 'reviewer'],
  ])('refuses %s with %i and says what is wrong', async (path, status, word) => {
    const response = await app.get(`/api/v1/bottlenecks${path}`)
    expect(response.status).toBe(status)
    const { error } = (await response.json()) as { error: { message: string; hint: string } }
    expect(error.message).toContain(word)
    expect(error.hint).not.toBe('')
  })
})
