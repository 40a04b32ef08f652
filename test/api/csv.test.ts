/** CSV is RFC 4180, complete, and harmless in a spreadsheet. */
import { beforeAll, describe, expect, it } from 'vitest'
import { toCsv } from '../../server/http/csv.ts'
import type { IssueRow } from '../../collectors/model.ts'
import { testApp, type TestApp } from './app.ts'

describe('a cell', () => {
  const cell = (value: string | number | boolean | null): string =>
    toCsv({ columns: [{ name: 'a', type: 'varchar' }], rows: [[value]] }).slice('a\r\n'.length, -2)

  it.each([
    ['=HYPERLINK("https://x.invalid")', '"\'=HYPERLINK(""https://x.invalid"")"'],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['say "hi"', '"say ""hi"""'],
    ['a,b', '"a,b"'],
    ['a\nb', '"a\nb"'],
    ['a=b', 'a=b'],
    ['中文 é', '中文 é'],
    ['', ''],
  ])('with the text %j is %j', (text, expected) => {
    expect(cell(text)).toBe(expected)
  })

  it('with a number stays a number, a negative one too; null is empty', () => {
    expect([cell(-1.5), cell(0), cell(1e21), cell(null), cell(false)]).toEqual([
      '-1.5',
      '0',
      '1e+21',
      '',
      'false',
    ])
  })
})

describe('format=csv', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await testApp()
    const [row] = await app.store.query<IssueRow>(
      `select issue.* from raw.issue as issue join raw.actor as actor on actor.id = author_id
       where account_type = 'User' and issue.created_at >= '2026-03-01' limit 1`,
    )
    if (row === undefined) throw new Error('The sample has no issue of a person in 2026.')
    const title = '=cmd|\' /C calc\'!A0, "quoted"\nsecond line'
    await app.store.write({ repo_id: row.repo_id, rows: { issue: [{ ...row, title }] } })
  })

  it('gives a line for each point of each series', async () => {
    const query = 'scope=ecosystem:sample&scope=repo:sample/saltfern'
    const response = await app.get(`/api/v1/metrics/backlog-age?${query}&format=csv`)
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/)
    const lines = (await response.text()).split('\r\n')
    expect(lines[0]).toMatch(/^metric,scope,actors,period,value,low,high,n,/)
    expect(lines).toHaveLength(1 + 2 * 12 + 1)
    expect(lines[1]).toMatch(/^backlog-age,ecosystem:sample,human,2025-07-01T00:00:00Z,\d+/)
  })

  it('gives all items unless a limit is asked, and defuses their titles', async () => {
    const path = '/api/v1/metrics/issues-opened/items?scope=ecosystem:sample'
    const all = (await (await app.get(`${path}&limit=1`)).json()) as { total: number }
    expect(all.total).toBeGreaterThan(50)
    const text = await (await app.get(`${path}&format=csv`)).text()
    expect(text.split('\r\n')).toHaveLength(all.total + 2)
    expect(text).toContain('"\'=cmd|\' /C calc\'!A0, ""quoted""\nsecond line"')
    expect(text).not.toMatch(/(^|,|\r\n)"?[=+@]/)
    const few = await (await app.get(`${path}&format=csv&limit=3`)).text()
    expect(few.split('\r\n')).toHaveLength(3 + 2)
  })
})
