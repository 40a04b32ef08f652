/** The server's own sync: started, watched, cancelled, by the clock, and by nobody who may not. */
import { request } from 'node:http'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lichen } from '../cli/command.ts'
import { rich, richWorld } from '../collect/rich-world.ts'
import { serve, token } from '../collect/setup.ts'
import { makeRepository } from '../github-server/make.ts'
import { eventsUntil, serving, type Stage } from './serving.ts'

const empty = (nameWithOwner: string) =>
  makeRepository({
    nameWithOwner,
    createdAt: '2024-01-01T00:00:00Z',
    clock: '2024-02-01T00:00:00Z',
  })

const soon = { timeout: 30_000, interval: 100 }
const stateOf = async (stage: Stage): Promise<string | undefined> => (await stage.progress())?.state

async function errorOf(response: Response): Promise<[number, string]> {
  const { error } = (await response.json()) as { error: { code: string } }
  return [response.status, error.code]
}

describe('a sync of the server', () => {
  it('collects what it is asked for, tells how far it is, and is in the status then', async () => {
    const github = await serve(richWorld(), empty('acme/empty'))
    const stage = await serving(github)
    const events = eventsUntil(stage.server.address, (one) => one?.state === 'finished')
    const names = ['acme/widgets', 'acme/nothing', 'acme/empty']
    expect((await stage.send('POST', { repositories: names })).status).toBe(202)
    const told = await events
    expect(told[0]).toBeNull()
    expect(told.map((one) => one?.state)).toContain('starting')
    expect(told.some((one) => one?.current?.repository === 'acme/widgets')).toBe(true)
    const last = told.at(-1)
    expect(last).toMatchObject({ total: 3, complete: 2, failed: 1, with_gaps: 0, current: null })
    expect(last?.failures).toMatchObject([
      { repository: 'acme/nothing', error_class: 'not-found', hint: expect.any(String) as string },
    ])
    expect(last?.budget?.limit).toBe(5000)
    expect(JSON.stringify(told)).not.toContain(token)

    const status = await stage.status()
    expect(status.repositories).toMatchObject([
      { owner: 'acme', name: 'empty', last_run: { outcome: 'complete' } },
      {
        owner: 'Acme',
        name: 'Widgets',
        as_of: '2025-01-01T00:00:00Z',
        last_run: { outcome: 'complete', error_class: null },
      },
    ])
    expect(status.runs.map((run) => [run.repository, run.outcome])).toContainEqual([
      'acme/nothing',
      'failed',
    ])
    const { code, out } = await lichen(['status', '--db', stage.db])
    expect(code).toBe(0)
    expect(out).toMatch(/^Acme\/Widgets +2025-01-01T00:00:00Z +14 .*complete$/m)
    expect(out).toContain('not-found: GitHub knows no such repository')
    expect(out).toMatch(/Token budget: \d+ of 5000/)
  })

  it('takes everything that is stored when nothing is named', async () => {
    const github = await serve(richWorld())
    const stage = await serving(github)
    expect(await errorOf(await stage.send('POST'))).toEqual([409, 'nothing-to-sync'])
    await stage.send('POST', { repositories: [rich] })
    await expect.poll(() => stateOf(stage), soon).toBe('finished')
    github.world(rich).clock = '2025-01-05T00:00:00Z'
    expect((await stage.send('POST')).status).toBe(202)
    await expect
      .poll(async () => (await stage.status()).repositories[0]?.as_of, soon)
      .toBe('2025-01-05T00:00:00Z')
  })

  it('leaves alone what has left its ecosystem', async () => {
    const github = await serve(richWorld())
    const stage = await serving(github)
    await stage.send('POST', { repositories: [rich] })
    await expect.poll(() => stateOf(stage), soon).toBe('finished')
    const { store } = stage.server
    const [row] = await store.query<{ slug: string; repo_id: string }>('from ecosystem_repository')
    await store.leaveEcosystem(row?.slug ?? '', [row?.repo_id ?? ''])
    expect((await stage.status()).repositories).toMatchObject([{ name: 'Widgets', ecosystems: [] }])
    expect(await errorOf(await stage.send('POST'))).toEqual([409, 'nothing-to-sync'])
  })

  it('is one at a time, and leaves a clean state when it is cancelled', async () => {
    const github = await serve(richWorld())
    const stage = await serving(github)
    expect(await errorOf(await stage.send('DELETE'))).toEqual([409, 'no-sync'])
    // Every answer fails, so that the sync repeats its question and waits in between.
    github.setFault((index) => (index > 0 ? { status: 502 } : undefined))
    await stage.send('POST', { repositories: [rich] })
    await expect.poll(() => github.requests(), soon).toBeGreaterThan(1)
    expect(await errorOf(await stage.send('POST', { repositories: [rich] }))).toEqual([
      409,
      'sync-running',
    ])
    expect((await stage.status()).runs).toMatchObject([{ outcome: 'running', message: null }])
    const second = await lichen(['collect', rich, '--db', stage.db], {
      GITHUB_API_URL: github.url,
      GITHUB_TOKEN: token,
    })
    expect(second.code).toBe(1)
    expect(second.err).toContain('A sync is running already')
    expect((await stage.send('DELETE')).status).toBe(202)
    await expect.poll(() => stateOf(stage), soon).toBe('cancelled')
    expect((await stage.status()).runs).toMatchObject([{ outcome: 'cancelled' }])
    github.setFault(null)
    await stage.send('POST', { repositories: [rich] })
    await expect.poll(() => stateOf(stage), soon).toBe('finished')
  })

  it('of another terminal can be watched and cancelled too', async () => {
    const github = await serve(richWorld())
    const stage = await serving(github)
    github.setFault((index) => (index > 0 ? { status: 502 } : undefined))
    const ended = lichen(['collect', rich, '--db', stage.db], {
      GITHUB_API_URL: github.url,
      GITHUB_TOKEN: token,
    })
    await expect.poll(async () => (await stage.progress())?.current?.repository, soon).toBe(rich)
    expect((await stage.send('DELETE')).status).toBe(202)
    expect((await ended).code).toBe(130)
    expect(await stateOf(stage)).toBe('cancelled')
  })

  it('that is killed is told as interrupted, in its run too', async () => {
    const github = await serve(richWorld())
    const stage = await serving(github)
    github.setFault((index) => (index > 0 ? { status: 502 } : undefined))
    await stage.send('POST', { repositories: [rich] })
    await expect.poll(async () => (await stage.status()).runs[0]?.outcome, soon).toBe('running')
    const { pid = 0 } = (await stage.progress()) ?? {}
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => stateOf(stage), soon).toBe('interrupted')
    expect((await stage.status()).runs).toMatchObject([
      { outcome: 'interrupted', hint: 'Collect it again: it goes on where it stopped.' },
    ])
  })

  it('says why it did not begin', async () => {
    const github = await serve(richWorld())
    const stage = await serving(github, { file: '/no/such/repos.yaml' })
    expect((await stage.send('POST')).status).toBe(202)
    await expect.poll(() => stateOf(stage), soon).toBe('interrupted')
    expect((await stage.progress())?.message).toContain('/no/such/repos.yaml does not exist')
  })

  it('needs a token, and says how to give one', async () => {
    const github = await serve(richWorld())
    const stage = await serving(github, { token: null })
    const response = await stage.send('POST', { repositories: [rich] })
    expect(response.status).toBe(409)
    expect(await response.json()).toEqual({
      error: {
        code: 'no-token',
        message: 'No GitHub token.',
        hint: expect.stringMatching(/^Set GITHUB_TOKEN.* Then start the server again\.$/) as string,
      },
    })
    expect((await stage.status()).sync?.hindrance?.code).toBe('no-token')
  })

  it('takes a token through the page once the source takes it, and tells it nobody', async () => {
    const github = await serve(richWorld())
    const stage = await serving(github, { token: null })
    const give = (body: unknown): Promise<Response> =>
      fetch(`${stage.server.address}/api/v1/sync/token`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const refused = await give({ token: 'ghp_wrong0000000000000' })
    expect(await refused.clone().text()).not.toContain('ghp_wrong')
    expect(await errorOf(refused)).toEqual([401, 'token-refused'])
    expect(await errorOf(await give({ token: 'a é' }))).toEqual([401, 'bad-token'])
    expect(await errorOf(await give({ token: '' }))).toEqual([401, 'no-token'])
    expect((await give({})).status).toBe(400)
    expect((await stage.status()).sync?.hindrance?.code).toBe('no-token')

    const taken = await give({ token })
    expect([taken.status, await taken.json()]).toEqual([200, { accepted: true }])
    expect((await stage.status()).sync?.hindrance).toBeNull()
    expect((await stage.send('POST', { repositories: [rich] })).status).toBe(202)
    await expect.poll(() => stateOf(stage), soon).toBe('finished')
    const status = await stage.status()
    expect(status.repositories).toMatchObject([{ name: 'Widgets' }])
    expect(JSON.stringify(status)).not.toContain(token)
  })

  it('ends with the server, and so does every stream', async () => {
    const github = await serve(richWorld())
    const stage = await serving(github)
    github.setFault((index) => (index > 0 ? { status: 502 } : undefined))
    await stage.send('POST', { repositories: [rich] })
    await expect.poll(() => github.requests(), soon).toBeGreaterThan(1)
    const stream = eventsUntil(stage.server.address, () => false)
    await expect.poll(() => stage.progress(), soon).not.toBeNull()
    await stage.close()
    expect((await stream).at(-1)?.state).toBe('cancelled')
  })
})

describe('the schedule', () => {
  it('collects the file by the clock, and says when next', async () => {
    const github = await serve(richWorld())
    const first = await serving(github)
    const file = join(first.db, '..', 'repos.yaml')
    await writeFile(file, `ecosystems: [{ title: Tools, repositories: [${rich}] }]`)
    // Six fields: the first is the second of the minute.
    const stage = await serving(github, { file, schedule: '*/2 * * * * *' })
    expect((await stage.status()).sync?.schedule).toMatchObject({ pattern: '*/2 * * * * *' })
    await expect
      .poll(async () => (await stage.status()).repositories[0]?.last_run?.outcome, soon)
      .toBe('complete')
    const next = Date.parse((await stage.status()).sync?.schedule?.next_at ?? '')
    expect(Math.abs(next - Date.now())).toBeLessThan(3000)
  })

  it.each(['every day', '61 * * * *', '* * *', '0 0 30 2 *'])('refuses %j', async (pattern) => {
    const { code, err } = await lichen(['serve', '--port', '0', '--schedule', pattern], {
      GITHUB_TOKEN: token,
      LICHEN_DB: '/no/such/folder/db',
    })
    expect(code).toBe(1)
    expect(err).toMatch(/^".*" is no schedule: .*\.\nWrite minute, hour, day/)
  })
})

describe('who may start and cancel a sync', () => {
  const admin = 'admin-token-of-the-test'

  /** As a browser would send it whom somebody else's page, name or proxy leads here: fetch forbids these headers. */
  function raw(address: string, headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const type = { 'content-type': 'application/json' }
      const options = { method: 'POST', headers: { ...type, ...headers } }
      const sent = request(`${address}/api/v1/sync`, options, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      sent.on('error', reject)
      sent.end('{"repositories":["no-name"]}')
    })
  }

  it('is this machine’s own page, not another site, another name or a proxy', async () => {
    const github = await serve(richWorld())
    const { server } = await serving(github, { adminToken: admin })
    const { address } = server
    const { port } = new URL(address)
    const origin = address
    // 400: it came in, and what it asks for is wrong.
    expect(await raw(address, {})).toBe(400)
    expect(await raw(address, { origin, 'sec-fetch-site': 'same-origin' })).toBe(400)
    expect(await raw(address, { host: `localhost:${port}` })).toBe(400)
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:1` },
      { host: 'evil.example', origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' },
      { 'x-forwarded-for': '203.0.113.9' },
      { authorization: 'Bearer wrong-token-of-the-test' },
    ]) {
      expect(await raw(address, headers as Record<string, string>), JSON.stringify(headers)).toBe(
        403,
      )
    }
    const bearer = { authorization: `Bearer ${admin}`, 'x-forwarded-for': '203.0.113.9' }
    expect(await raw(address, bearer)).toBe(400)
    expect(await raw(address, { 'content-type': 'text/plain' })).toBe(400)
    expect(github.requests()).toBe(0)
  })

  it('is the admin alone where the server is open to others, and nobody without a token', async () => {
    const github = await serve(richWorld())
    const open = await serving(github, { host: '0.0.0.0' })
    expect(await errorOf(await open.send('POST', { repositories: [rich] }))).toEqual([
      403,
      'forbidden',
    ])
    expect((await open.status()).sync?.access).toBe('none')
    const kept = await serving(github, { host: '0.0.0.0', adminToken: admin })
    expect(await errorOf(await kept.send('DELETE'))).toEqual([403, 'forbidden'])
    const shown = { authorization: `Bearer ${admin}` }
    expect(await errorOf(await kept.send('DELETE', {}, shown))).toEqual([409, 'no-sync'])
    expect((await kept.status()).sync?.access).toBe('token')
    expect(github.requests()).toBe(0)
  })

  it('has to say that it sends JSON', async () => {
    const github = await serve(richWorld())
    const stage = await serving(github)
    const type = { 'content-type': 'text/plain' }
    expect(await errorOf(await stage.send('POST', {}, type))).toEqual([400, 'bad-content-type'])
    const body = { repositories: ['no name'] }
    expect(await errorOf(await stage.send('POST', body))).toEqual([400, 'bad-repository'])
    expect(await errorOf(await stage.send('POST', { repos: [] }))).toEqual([400, 'bad-request'])
  })
})
