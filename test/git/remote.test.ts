/** What a history may be read from, what is said where it can't be, and that no token is left anywhere. */
import { chmod, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { output } from '../../collectors/git/command.ts'
import { gitFailure, redact } from '../../collectors/git/failures.ts'
import { forgeAddress, parseRemote, tokenSettings } from '../../collectors/git/remote.ts'
import { temporaryStore } from '../metrics/store.ts'
import { startGitServer } from './git-server.ts'
import { runGit } from './run-git.ts'
import { bareRemote, readHistory, temporaryFolder, workingRepository } from './setup.ts'

const canary = 'canary-git-71c4-token'

describe('an address', () => {
  it.each([
    'https://github.com/owner/name.git',
    'ssh://git@github.com/owner/name.git',
    'git@github.com:owner/name.git',
    'file:///srv/name.git',
    'http://127.0.0.1:4000/owner/name.git',
  ])('%s is cloned', (url) => {
    expect(parseRemote(url)).toEqual({ kind: 'url', url })
  })

  it.each(['.', '../name', '/srv/name.git', '-c', '--upload-pack=touch x', './a:b'])(
    '%s is a folder',
    (path) => {
      expect(parseRemote(path)).toEqual({ kind: 'folder', path })
    },
  )

  it.each([
    'ext::sh -c "touch here"',
    'fd::17',
    'http://example.org/owner/name.git',
    'git://example.org/owner/name.git',
    'ftp://example.org/name.git',
    'ssh://-oProxyCommand=touch/name.git',
    'ssh://-l@example.org/name.git',
    '-oProxyCommand=x@example.org:name',
    'javascript://x',
    'https://',
    '',
    'a\0b',
  ])('%j is refused', (text) => {
    expect(() => parseRemote(text)).toThrow(expect.objectContaining({ kind: 'not-found' }))
  })

  it('with a login in it is refused, and the login is not repeated', () => {
    const attempt = (): unknown => parseRemote(`https://me:${canary}@github.com/owner/name.git`)
    expect(attempt).toThrow(expect.objectContaining({ kind: 'authentication' }))
    expect(attempt).not.toThrow(canary)
    expect(() => parseRemote(`https://${canary}@github.com/o/n`)).toThrow(/holds a login/)
  })

  it('that looks like an option is a folder that there is not, and runs nothing', async () => {
    const store = await temporaryStore()
    for (const from of ['--upload-pack=touch hacked', '-c', '--exec=x']) {
      await expect(readHistory(store, from)).rejects.toMatchObject({
        code: 'source-not-found',
        message: expect.stringContaining('There is no folder'),
      })
    }
  })
})

describe('a token', () => {
  it('goes to the forge that it is for, and to no other', () => {
    const api = 'https://api.github.com'
    expect(forgeAddress(api)).toBe('https://github.com')
    expect(forgeAddress('https://git.example.org/api/v3')).toBe('https://git.example.org')
    expect(Object.keys(tokenSettings('https://github.com/o/n.git', api, canary))).toEqual([
      'http.https://github.com/.extraHeader',
    ])
    for (const url of [
      'https://github.com.example.org/o/n.git',
      'https://gitlab.example.org/o/n.git',
      'ssh://git@github.com/o/n.git',
      'git@github.com:o/n.git',
      'http://github.com/o/n.git',
      'file:///srv/n.git',
    ]) {
      expect(tokenSettings(url, api, canary), url).toEqual({})
    }
  })

  it('opens a private repository, and is in no file of the clone and no row', async () => {
    const work = await workingRepository()
    await work.commit('one', { files: { 'a.ts': 'a' } })
    const { folder } = await bareRemote(work)
    await mkdir(join(dirname(folder), 'acme'))
    await rename(folder, join(dirname(folder), 'acme', 'widgets.git'))
    const server = await startGitServer(dirname(folder), canary)
    const store = await temporaryStore()
    const given = { from: undefined, apiUrl: server.address }
    const refused: unknown = await readHistory(store, '', given).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'source-authentication', status: 401 })
    const wrong: unknown = await readHistory(store, '', { ...given, token: `${canary}-old` }).catch(
      (error: unknown) => error,
    )
    expect(wrong).toMatchObject({ code: 'source-authentication' })

    const encoded = Buffer.from(`x-access-token:${canary}`).toString('base64')
    const { commits } = await readHistory(store, '', { ...given, token: canary })
    expect(commits).toBe(1)
    expect(server.logins.at(-1)).toBe(`Basic ${encoded}`)
    const clones = `${store.path}.git`
    const files = await readdir(clones, { recursive: true, withFileTypes: true })
    expect(files.length).toBeGreaterThan(5)
    for (const file of files.filter((each) => each.isFile())) {
      const content = await readFile(join(file.parentPath, file.name), 'latin1')
      for (const secret of [canary, encoded])
        expect(content.includes(secret), file.name).toBe(false)
    }
    for (const error of [refused, wrong]) expect(String(error)).not.toContain('canary')
  })

  it('is not sent to another server', async () => {
    const work = await workingRepository()
    await work.commit('one')
    const { folder } = await bareRemote(work)
    const server = await startGitServer(dirname(folder))
    const store = await temporaryStore()
    await readHistory(store, `${server.address}/remote.git`, { token: canary })
    expect(server.logins.length).toBeGreaterThan(1)
    expect(new Set(server.logins)).toEqual(new Set([undefined]))
  })

  it('and any login is cut out of what git says', () => {
    expect(redact(`https://me:${canary}@example.org/x and https://${canary}@y`)).not.toContain(
      canary,
    )
    expect(redact(`> Authorization: Basic ${canary}`)).not.toContain(canary)
    const failure = gitFailure(`fatal: odd thing at https://u:${canary}@host/\u001B[31m`)
    expect(failure.message).toBe('git failed: odd thing at https://host/ [31m')
  })
})

describe('what goes wrong is said in words', () => {
  it('no such repository, and no server', async () => {
    const store = await temporaryStore()
    const folder = await temporaryFolder()
    const server = await startGitServer(folder)
    for (const [from, code] of [
      [`${server.address}/no/such.git`, 'source-not-found'],
      [`file://${folder}/none.git`, 'source-not-found'],
      [join(folder, 'none'), 'source-not-found'],
      ['http://127.0.0.1:9/owner/name.git', 'source-network'],
      ['ssh://git@127.0.0.1:9/owner/name.git', 'source-network'],
    ] as const) {
      await expect(readHistory(store, from), from).rejects.toMatchObject({ code })
    }
  })

  it('a repository without commits, in place and cloned', async () => {
    const work = await workingRepository()
    const remote = join(await temporaryFolder(), 'empty.git')
    runGit(['init', '--quiet', '--bare', remote], work.folder)
    const store = await temporaryStore()
    for (const from of [work.folder, `file://${remote}`]) {
      await expect(readHistory(store, from)).rejects.toMatchObject({
        code: 'source-not-found',
        message: 'acme/widgets: The git repository has no commits yet.',
      })
    }
  })

  it('no git on the PATH', async () => {
    const work = await workingRepository()
    await work.commit('one')
    const store = await temporaryStore()
    vi.stubEnv('PATH', await temporaryFolder())
    onTestFinished(() => void vi.unstubAllEnvs())
    await expect(readHistory(store, work.folder)).rejects.toMatchObject({
      message: 'acme/widgets: There is no git on the PATH.',
      hint: expect.stringContaining('Install git'),
    })
  })

  it('a commit that can not be read any more', async () => {
    const work = await workingRepository()
    await work.commit('one')
    const two = await work.commit('two')
    await work.commit('three')
    const object = join(work.folder, '.git/objects', two.slice(0, 2), two.slice(2))
    await chmod(object, 0o600)
    await writeFile(object, 'not an object')
    const store = await temporaryStore()
    await expect(readHistory(store, work.folder)).rejects.toMatchObject({
      code: 'source-bug',
      hint: 'Check the repository with git fsck.',
    })
  })

  it('stopped by the user', async () => {
    const work = await workingRepository()
    await work.commit('one')
    const store = await temporaryStore()
    await expect(
      readHistory(store, work.folder, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'source-interrupted' })
  })
})

describe('git itself', () => {
  it('is not led elsewhere by the environment, and knows no token', async () => {
    const [here, there] = [await workingRepository(), await workingRepository()]
    const oid = await here.commit('here')
    await there.commit('there')
    vi.stubEnv('GIT_DIR', join(there.folder, '.git'))
    vi.stubEnv('GIT_TRACE_CURL', '1')
    vi.stubEnv('GITHUB_TOKEN', canary)
    onTestFinished(() => void vi.unstubAllEnvs())
    const git = { folder: here.folder, protocol: null }
    expect(await output(git, ['rev-parse', 'HEAD'])).toBe(oid)
    const alias = ['-c', 'alias.environment=!env', 'environment']
    const variables = await output(git, alias)
    expect(variables).toContain('GIT_TERMINAL_PROMPT=0')
    expect(variables).not.toMatch(/canary|GIT_TRACE/)
  })

  it('runs no hook and no program that a repository names', async () => {
    const work = await workingRepository()
    await work.commit('one', { files: { 'a.ts': 'a' } })
    const trap = join(work.folder, 'trap')
    await writeFile(trap, `#!/bin/sh\ntouch ${work.folder}/sprung\n`, { mode: 0o755 })
    for (const setting of [
      'core.fsmonitor',
      'diff.external',
      'core.pager',
      'gpg.program',
      'core.sshCommand',
    ]) {
      work.git('config', setting, trap)
    }
    work.git('config', 'log.showSignature', 'true')
    for (const hook of ['reference-transaction', 'post-checkout', 'pre-auto-gc']) {
      await writeFile(join(work.folder, '.git/hooks', hook), `#!/bin/sh\nexec ${trap}\n`, {
        mode: 0o755,
      })
    }
    const store = await temporaryStore()
    await readHistory(store, work.folder, { withPaths: true })
    expect(await readdir(work.folder)).not.toContain('sprung')
  })
})
