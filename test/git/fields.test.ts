/** Each field of a commit and a tag arrives as git has it, whatever was written into it. */
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readLog, type LogRows } from '../../collectors/git/log.ts'
import { packageRoot } from '../../server/root.ts'
import { temporaryStore } from '../metrics/store.ts'
import { runGit } from './run-git.ts'
import { counts, historyRows, readHistory, temporaryFolder, workingRepository } from './setup.ts'

interface Stored {
  oid: string
  author_name: string
  author_email: string
  committer_name: string
  authored_at: string
  committed_at: string
  parents: string
  is_merge: boolean
  subject: string
}

async function storedCommits(from: string): Promise<Map<string, Stored>> {
  const store = await temporaryStore()
  await readHistory(store, from)
  const rows = await store.query<Stored>('from raw.git_commit')
  return new Map(rows.map((row) => [row.oid, row]))
}

describe('a commit', () => {
  it('keeps author and committer apart, and both dates in UTC', async () => {
    const work = await workingRepository()
    const env = {
      GIT_AUTHOR_NAME: 'Zoë Ørsted 柳',
      GIT_AUTHOR_DATE: '2024-02-28T23:30:00-0500',
      GIT_COMMITTER_DATE: '2024-03-01T00:15:00+0530',
    }
    const oid = await work.commit('subject\n\nbody', { env })
    expect((await storedCommits(work.folder)).get(oid)).toEqual({
      repo_id: 'git:acme/widgets',
      oid,
      author_name: 'Zoë Ørsted 柳',
      author_email: 'ann@example.org',
      committer_name: 'Cid Committer',
      committer_email: 'cid@example.org',
      authored_at: '2024-02-29T04:30:00Z',
      committed_at: '2024-02-29T18:45:00Z',
      parents: '',
      is_merge: false,
      subject: 'subject',
    })
  })

  it('is a merge when it has more than one parent', async () => {
    const work = await workingRepository()
    const first = await work.commit('first')
    work.git('checkout', '--quiet', '-b', 'side')
    const side = await work.commit('side')
    work.git('checkout', '--quiet', 'main')
    const main = await work.commit('main')
    work.git('merge', '--quiet', '--no-ff', '-m', 'joined', 'side')
    const rows = await storedCommits(work.folder)
    const merge = rows.get(work.git('rev-parse', 'HEAD'))
    expect(merge).toMatchObject({ is_merge: true, parents: `${main} ${side}`, subject: 'joined' })
    expect(rows.get(side)).toMatchObject({ is_merge: false, parents: first })
    expect(rows.size).toBe(4)
  })

  it('may have no message, and one with line ends of another system or the marks of a trailer', async () => {
    const work = await workingRepository()
    const none = await work.commit('')
    const odd = await work.commit('a\tb \u0001 "c"\nstill the subject\n\nCo-authored-by: nobody\n')
    const rows = await storedCommits(work.folder)
    expect(rows.get(none)?.subject).toBe('')
    expect(rows.get(odd)?.subject).toBe('a\tb \u0001 "c" still the subject')
  })

  it('that is not written in UTF-8 is read by the encoding that it names, else as Latin-1', async () => {
    const work = await workingRepository()
    const tree = work.git('write-tree')
    const made = (message: Buffer, header = ''): string => {
      const head = `tree ${tree}\nauthor J\xFCrg <j@example.org> 1700000000 +0000\ncommitter J\xFCrg <j@example.org> 1700000000 +0000\n${header}\n`
      const input = Buffer.concat([Buffer.from(head, 'latin1'), message])
      return runGit(['hash-object', '-t', 'commit', '-w', '--stdin'], work.folder, { input })
    }
    const latin = made(Buffer.from('Gr\xFC\xDFe\n', 'latin1'))
    // "Привет" in KOI8-R.
    const koi = made(Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]), 'encoding KOI8-R\n')
    const plain = await work.commit('naïve – 柳')
    for (const [subject, oid] of [
      ['Grüße', latin],
      ['Привет', koi],
    ] as const) {
      work.git('update-ref', 'refs/heads/main', oid)
      const row = (await storedCommits(work.folder)).get(oid)
      expect(row?.subject).toBe(subject)
    }
    work.git('update-ref', 'refs/heads/main', latin)
    expect((await storedCommits(work.folder)).get(latin)?.author_name).toBe('Jürg')
    work.git('update-ref', 'refs/heads/main', plain)
    expect((await storedCommits(work.folder)).get(plain)?.subject).toBe('naïve – 柳')
  })

  it('with a date that nobody can have meant is kept', async () => {
    const work = await workingRepository()
    const tree = work.git('write-tree')
    const input = `tree ${tree}\nauthor A <a@example.org> 99999999999999 +0000\ncommitter A <a@example.org> 0 +0000\n\nx\n`
    const args = ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin']
    const oid = runGit(args, work.folder, { input })
    work.git('update-ref', 'refs/heads/main', oid)
    expect((await storedCommits(work.folder)).get(oid)).toMatchObject({
      authored_at: '9999-12-31T23:59:59Z',
      committed_at: '1970-01-01T00:00:00Z',
    })
  })
})

describe('co-authors', () => {
  it('come from the trailers of a message, each address once, spelled in any case', async () => {
    const work = await workingRepository()
    const oid = await work.commit(
      [
        'pair work',
        '',
        'Co-authored-by: not in the last paragraph <no@example.org>',
        '',
        'Reviewed-by: Rex <rex@example.org>',
        'Co-authored-by: Bea Böll <bea@example.org>',
        'co-authored-BY: Bea again <bea@example.org>',
        'Co-Authored-By: <nameless@example.org>',
        'Co-authored-by: bare@example.org',
        'Co-authored-by: No Address',
        '',
      ].join('\n'),
    )
    const store = await temporaryStore()
    await readHistory(store, work.folder)
    expect(
      await store.query('select oid, email, name from raw.git_co_author order by email'),
    ).toEqual([
      { oid, email: 'bare@example.org', name: '' },
      { oid, email: 'bea@example.org', name: 'Bea Böll' },
      { oid, email: 'nameless@example.org', name: '' },
    ])
  })
})

describe('tags', () => {
  it('name their commit, with their own date where they have one, and what names no commit is left out', async () => {
    const work = await workingRepository()
    const first = await work.commit('first')
    const second = await work.commit('second', { files: { 'a.c': 'x' } })
    const dated = (args: string[]): string =>
      runGit(args, work.folder, { env: { GIT_COMMITTER_DATE: '2024-06-01T10:00:00+0200' } })
    work.git('tag', 'light', first)
    dated(['tag', '-a', '-m', 'release', 'annotated/v1 ü'.replace(' ', '-'), second])
    dated(['tag', '-a', '-m', 'of a tag', 'nested', 'annotated/v1-ü'])
    work.git('tag', 'tree', `${second}^{tree}`)
    dated(['tag', '-a', '-m', 'of a file', 'file', `${second}:a.c`])
    const store = await temporaryStore()
    expect((await readHistory(store, work.folder)).tags).toBe(3)
    const tags = 'select name, oid, tagged_at from raw.git_tag order by name'
    expect(await store.query(tags)).toEqual([
      { name: 'annotated/v1-ü', oid: second, tagged_at: '2024-06-01T08:00:00Z' },
      { name: 'light', oid: first, tagged_at: '2024-01-01T12:00:00Z' },
      { name: 'nested', oid: second, tagged_at: '2024-06-01T08:00:00Z' },
    ])

    work.git('tag', '--delete', 'light', 'nested')
    work.git('tag', '--force', 'annotated/v1-ü', first)
    await readHistory(store, work.folder)
    expect(await store.query(tags)).toEqual([
      { name: 'annotated/v1-ü', oid: first, tagged_at: '2024-01-01T12:00:00Z' },
    ])
  })
})

describe('the log', () => {
  it('gives the same rows wherever its text is cut', async () => {
    const oid = (digit: string): string => digit.repeat(40)
    const record = (digit: string, paths: string): string =>
      `\0${oid(digit)}\n\nÄnn\na@x\n1700000000\nCid\nc@x\n1700000000\ns\nBö <b@x>\n\0${paths}`
    const text = Buffer.from(
      record('1', '\na.ts\0docs/ü.md\0') + record('2', '') + record('3', '\nb.test.ts\0'),
    )
    const rowsOf = async (size: number): Promise<LogRows[]> => {
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
        text.subarray(index * size, (index + 1) * size),
      )
      const found: LogRows[] = []
      for await (const rows of readLog(Readable.from(chunks), 'r', 1000)) found.push(rows)
      return found
    }
    const whole = await rowsOf(text.length)
    expect(whole[0]?.git_commit.map((row) => [row.oid, row.author_name])).toEqual([
      [oid('1'), 'Änn'],
      [oid('2'), 'Änn'],
      [oid('3'), 'Änn'],
    ])
    expect(whole[0]?.git_path_class.map((row) => [row.oid, row.class])).toEqual([
      [oid('1'), 'code'],
      [oid('1'), 'docs'],
      [oid('3'), 'tests'],
    ])
    for (let size = 1; size < text.length; size++) expect(await rowsOf(size)).toEqual(whole)
  })
})

describe("the project's own history", () => {
  const isRepository = (): boolean => {
    try {
      return runGit(['rev-parse', '--show-toplevel'], packageRoot) === packageRoot
    } catch {
      return false
    }
  }

  it.skipIf(!isRepository())('is stored with as many commits as git counts', async () => {
    const store = await temporaryStore()
    const { changes } = await readHistory(store, packageRoot, { withPaths: true })
    const { git, stored } = await counts(store, packageRoot)
    expect(stored).toBe(git)
    expect(changes.inserted).toBeGreaterThan(git)
    const before = await historyRows(store)
    await readHistory(store, packageRoot)
    expect(await historyRows(store)).toEqual(before)
  })

  it('is not taken for the history of a folder within it', async () => {
    const store = await temporaryStore()
    await expect(readHistory(store, `${packageRoot}/collectors`)).rejects.toMatchObject({
      code: 'source-not-found',
      message: 'acme/widgets: The folder is no git repository.',
    })
    await expect(readHistory(store, await temporaryFolder())).rejects.toMatchObject({
      code: 'source-not-found',
    })
  })
})
