/** `lichen git` on the command line: what it says, where it keeps its clones, and how it works beside a server. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../server/store/open.ts'
import { lichen, serve, temporaryFolder } from '../cli/command.ts'
import { bareRemote, workingRepository } from './setup.ts'

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})

describe('lichen git', () => {
  it('reads a clone of its own beside the database, says what it has, and then only news', async () => {
    const work = await workingRepository()
    await work.commit('one', { files: { 'a.ts': 'a' } })
    const head = await work.commit('two')
    work.git('tag', 'v1')
    const { url } = await bareRemote(work)
    const db = join(folder, 'one.duckdb')
    const args = ['git', 'acme/widgets', '--from', url, '--db', db]
    const first = await lichen(args)
    expect(first).toEqual({
      code: 0,
      out: [
        `acme/widgets: 2 commits, 1 tag at ${head.slice(0, 12)}; 2 read (3 new, 0 changed, 0 removed rows)`,
        'Its history waits for its facts: lichen collect acme/widgets stores them.',
        '',
      ].join('\n'),
      err: '',
    })
    expect(existsSync(join(`${db}.git`, 'acme/widgets.git/HEAD'))).toBe(true)
    const paths = await lichen([...args, '--paths', '--clones', join(folder, 'elsewhere')])
    expect(paths.out).toContain('with the classes of changed files; 2 read (1 new, 0 changed')
    expect(existsSync(join(folder, 'elsewhere/acme/widgets.git/HEAD'))).toBe(true)
    expect((await lichen(args)).out).toContain('; 0 read (0 new, 0 changed, 0 removed rows)')
  })

  it('works through the server that has the database open', async () => {
    const work = await workingRepository()
    const old = await work.commit('one')
    await work.commit('two')
    const db = join(folder, 'served.duckdb')
    const server = await serve(['--db', db, '--no-sample'])
    const args = ['git', 'acme/widgets', '--from', work.folder, '--db', db]
    expect((await lichen(args)).out).toContain('2 commits')
    work.git('reset', '--quiet', '--soft', old)
    expect((await lichen(args)).out).toContain('1 commit, 0 tags')
    await server.stop()
    const store = await openStore(db)
    expect(await store.query('select oid from raw.git_commit')).toEqual([{ oid: old }])
    await store.close()
  })

  it.each([
    [['git', 'nonsense'], /"nonsense" is no repository/],
    [['git', '../x'], /is no repository/],
    [['git', 'a/b', '--from', '/no/such/folder'], /a\/b: There is no folder .*\n.*--from/],
    [['git', 'a/b', '--from', 'ext::sh -c x'], /is no address that histories are read from/],
    [['git', 'a/b', '--from', 'https://u:canary-9@example.org/a'], /holds a login/],
  ])('%j ends with a message, a hint and the code 1', async (args, message) => {
    const { code, err, out } = await lichen([...args, '--db', join(folder, 'bad.duckdb')])
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(message)
    expect(err.trim().split('\n')).toHaveLength(2)
    expect(err).not.toContain('canary-9')
  })
})
