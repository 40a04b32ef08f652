/** `lichen import github-json` as its users run it: what it says, and that it does nothing where it can't do all. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../server/store/open.ts'
import { lichen, serve, temporaryFolder, type Ended } from '../cli/command.ts'
import { at, event, everything, folderOf, issue, lines, pull } from './made.ts'

let scratch: string
beforeAll(async () => {
  scratch = await temporaryFolder()
})
let database = 0
const freshDb = (): string => join(scratch, `${++database}.duckdb`)

const run = (folder: string, db: string, ...args: string[]): Promise<Ended> =>
  lichen(['import', 'github-json', folder, '--db', db, ...args])

const good = lines(
  { issue: issue(1), events: [event('locked', 2), event('beamed_up', 2)] },
  { pull: pull(2), events: [{ event: 'committed', sha: 'c0ffee', committer: { date: at(1) } }] },
)
const packed = gzipSync(
  lines(...Array.from({ length: 2000 }, (_, n) => ({ issue: issue(n + 1), events: [] }))),
)

async function contents(db: string): Promise<Record<string, string[]>> {
  const store = await openStore(db, { threads: 1 })
  try {
    return await everything(store)
  } finally {
    await store.close()
  }
}

describe('lichen import github-json', () => {
  it('says what it imported, what it left out and what it made up', async () => {
    const db = freshDb()
    const folder = await folderOf({ 'a.jsonl.gz': good })
    const first = await run(folder, db, '--ecosystem', 'tools')
    expect(first).toEqual({
      code: 0,
      err: '',
      out:
        `acme/widgets: 1 issue, 1 pull request, as of ${at(2)} (7 new, 0 changed, 0 removed rows)\n` +
        'Read 1 file.\n' +
        "1 row for which the files have no id of GitHub's got a derived one, such as commits.\n" +
        'Not imported: 1 × entry "beamed_up" (first: a.jsonl.gz, line 1).\n',
    })
    const again = await run(folder, db)
    expect(again.out).toContain('(0 new, 0 changed, 0 removed rows)')
    const metric = await lichen([
      'metrics',
      'issues-opened',
      '--scope',
      'ecosystem:tools',
      '--db',
      db,
    ])
    expect(metric.code).toBe(0)
  })

  it('works through the server that has the file', async () => {
    const [db, beside] = [freshDb(), freshDb()]
    const folder = await folderOf({ 'a.jsonl': good })
    const server = await serve(['--no-sample', '--db', db])
    const { code, err } = await run(folder, db)
    expect([code, err]).toEqual([0, ''])
    const response = await fetch(`${server.address}/api/v1/repos`)
    expect(await response.json()).toMatchObject({
      repos: [{ owner: 'acme', name: 'widgets', issues: 1, change_requests: 1, as_of: at(2) }],
    })
    await server.stop()
    await run(folder, beside)
    expect(await contents(db)).toEqual(await contents(beside))
  })
})

const nothing = /\nNothing was imported\. /

describe('what is wrong with the files', () => {
  it.each<[string, Record<string, string | Buffer>, string]>([
    [
      'a line that is cut',
      { 'a.jsonl': `${good}{"issue": {"number": 3,\n${good}` },
      'a.jsonl, line 3: the line ends in the middle of a value.',
    ],
    [
      'a line that is no JSON',
      { 'a.jsonl': `${good}{"issue": nonsense}\n` },
      'a.jsonl, line 3: this is not valid JSON.',
    ],
    [
      'a file that is cut',
      { 'a.json': '[\n{"issue": {}},\n{"iss' },
      'a.json, line 3: the file ends in the middle of this value.',
    ],
    [
      'a gzip file that is cut',
      { 'a.jsonl.gz': packed.subarray(0, packed.length - 20) },
      "a.jsonl.gz: this gzip file can't be unpacked: it ends too early.",
    ],
    [
      'a gzip file that is damaged',
      {
        'a.jsonl.gz': Buffer.concat([
          packed.subarray(0, 400),
          Buffer.alloc(60, 7),
          packed.subarray(460),
        ]),
      },
      "a.jsonl.gz: this gzip file can't be unpacked: its data is damaged.",
    ],
    [
      'a gzip file that is none',
      { 'a.json.gz': Buffer.from(good) },
      "a.json.gz: this gzip file can't be unpacked: its data is damaged.",
    ],
    [
      'text that is not UTF-8',
      {
        'a.jsonl': Buffer.concat([
          Buffer.from(`${good}{"a":"`),
          Buffer.from([0xff, 0xfe]),
          Buffer.from('"}\n'),
        ]),
      },
      'a.jsonl, line 3: this is not UTF-8.',
    ],
    [
      'a field of another type',
      { 'z.jsonl': `${good}${lines({ issue: issue(3, { number: 'three' }) })}` },
      'z.jsonl, line 3: issue.number: expected number, received string.',
    ],
    [
      'a time that is none',
      {
        'z.jsonl': lines({
          issue: issue(3),
          events: [event('closed', 2), event('closed', 3, { created_at: 'noon' })],
        }),
      },
      'z.jsonl, line 1: events[1].created_at: is not a time.',
    ],
    [
      'a comment without a time',
      { 'z.jsonl': lines({ issue: issue(3), events: [{ event: 'commented', user: null }] }) },
      'z.jsonl, line 1: events[0].created_at: expected string, received undefined.',
    ],
    [
      'a label without a name',
      { 'z.jsonl': lines(issue(3, { labels: [{ color: 'f00' }] })) },
      'z.jsonl, line 1: labels[0]',
    ],
    [
      'objects of other kinds only',
      { 'r.json': JSON.stringify([{ tag_name: 'v1' }, { a: 1 }]) },
      'holds an issue or a pull request (found: 1 × release, 1 × object of unknown shape).',
    ],
    [
      'an archive in the shape of GraphQL',
      {
        'x.archive.json': JSON.stringify({
          repo: 'a/b',
          issues: [{ number: 1, createdAt: at(1) }],
        }),
      },
      '(found: 1 × GraphQL object).',
    ],
    [
      'no JSON',
      { 'raw/a.csv': 'x', 'raw/b.csv': 'x', LICENSE: 'x' },
      'holds no JSON files, only 2 .csv, 1 without an ending.',
    ],
    ['nothing', {}, ' is empty.'],
  ])('%s is said, with exit code 1, and nothing is imported', async (_name, files, message) => {
    const folder = await folderOf(files)
    const db = freshDb()
    const { code, err, out } = await run(folder, db)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(message)
    expect(err).toMatch(nothing)
    expect(err.trim().split('\n')).toHaveLength(2)
    expect(existsSync(db)).toBe(false)
  })

  it('leaves what is stored as it is', async () => {
    const db = freshDb()
    await run(await folderOf({ 'a.jsonl': good }), db)
    const before = await contents(db)
    const broken = {
      '1.jsonl': lines({ issue: issue(9, { updated_at: at(9) }), events: [] }),
      '2.jsonl': '{"x"',
    }
    expect((await run(await folderOf(broken), db)).code).toBe(1)
    expect(await contents(db)).toEqual(before)
  })
})

describe('what is asked wrongly', () => {
  it.each<[string, string[], string]>([
    ['no/such/folder', [], 'There is no folder no/such/folder.'],
    ['package.json', [], 'package.json is a file, not a folder.'],
    ['GOOD', ['--repository', 'acme'], '"acme" is no repository.'],
    [
      'GOOD',
      ['--repository', 'acme/other'],
      'The files hold nothing of acme/other, only of acme/widgets.',
    ],
    ['GOOD', ['--as-of', '2024-02-30'], '"2024-02-30" is no date.'],
    [
      'GOOD',
      ['--as-of', '2023-01-01'],
      `The files have entries of ${at(2)}, after --as-of 2023-01-01`,
    ],
    ['GOOD', ['--ecosystem', 'sample'], 'The ecosystem "sample" is the simulated one.'],
  ])('%s %j', async (given, args, message) => {
    const folder = given === 'GOOD' ? await folderOf({ 'a.jsonl': good }) : given
    const db = freshDb()
    const { code, err, out } = await run(folder, db, ...args)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(message)
    expect(existsSync(db)).toBe(false)
  })
})
