/** `lichen serve owner/name`: one more argument, and a real repository is in the dashboard instead of the sample. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { simulate } from '../../collectors/sample/simulate.ts'
import { loadRows } from '../github-server/load-rows.ts'
import { startGithubServer } from '../github-server/server.ts'
import { lichen, serve, temporaryFolder } from './command.ts'

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})

interface Repos {
  repos: { owner: string; name: string; as_of: string | null; issues: number }[]
}

describe('lichen serve owner/name', () => {
  it('collects the repository into the running server, without the sample', async () => {
    const world = loadRows(simulate({ seed: 1, items: 60 }))
    const github = await startGithubServer({ worlds: [world] })
    onTestFinished(() => github.close())
    const db = join(folder, 'beside.duckdb')
    const env = { GITHUB_API_URL: github.url, GITHUB_TOKEN: 'canary-5c1' }
    const server = await serve(['--db', db, 'sample/kelpline'], env)
    expect(server.line).toBe(`Lichen is up: ${server.address}`)
    const repos = async (): Promise<Repos['repos']> => {
      const response = await fetch(`${server.address}/api/v1/repos`)
      return ((await response.json()) as Repos).repos
    }
    await expect
      .poll(async () => (await repos())[0]?.as_of, { timeout: 30_000 })
      .toBeTypeOf('string')
    const found = await repos()
    const truth = world.repositories.find((each) => each.nameWithOwner === 'sample/kelpline')
    expect(found).toMatchObject([
      { owner: 'sample', name: 'kelpline', issues: truth?.issues.length },
    ])
    const { code, out, err } = await server.stop()
    expect(code).toBe(0)
    expect(out).toMatch(/^sample\/kelpline: .* issues/m)
    expect(out + err).not.toContain('canary-5c1')
  })

  it('says that a token is missing before it starts anything', async () => {
    const db = join(folder, 'none.duckdb')
    const { code, out, err } = await lichen(['serve', '--port', '0', '--db', db, 'octocat/hello'])
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/No GitHub token.*\n.*GITHUB_TOKEN/)
  })
})
