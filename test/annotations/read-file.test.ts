/** What a file of annotations says, or which of its lines say nothing. */
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../server/annotations/csv.ts'
import { parseAnnotations } from '../../server/annotations/read-file.ts'

describe('a YAML file', () => {
  it('has moments and stretches, of a scope or of everything', () => {
    const rows = parseAnnotations(
      `annotations:
  - title: New charter
    kind: governance
    from: 2026-03-01
    scope: field:tier=a , ecosystem:few
    url: https://example.org/charter
  - { title: Outage, kind: outage, from: 2026-04-01T06:00:00Z, to: 2026-04-01T09:00:00Z }
`,
      'what.yaml',
    )
    expect(rows).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{12}$/),
        scope: 'ecosystem:few,field:tier=a',
        kind: 'governance',
        from_at: '2026-03-01T00:00:00Z',
        to_at: null,
        title: 'New charter',
        url: 'https://example.org/charter',
      },
      {
        id: expect.any(String),
        scope: null,
        kind: 'outage',
        from_at: '2026-04-01T06:00:00Z',
        to_at: '2026-04-01T09:00:00Z',
        title: 'Outage',
        url: null,
      },
    ])
  })

  it('may be the bare list, and the same annotation has the same id again', () => {
    const text = '- { title: A, kind: other, from: 2026-01-01 }\n'
    expect(parseAnnotations(text, 'a.yml')).toEqual(parseAnnotations(text, 'b.yml'))
  })

  it('is refused with every line that is wrong', () => {
    const text = `- { title: A, kind: party, from: 2026-01-01 }
- { title: B, kind: other, from: 2026-02-30 }
- { title: C, kind: other }
- { title: D, kind: other, from: 2026-01-02, to: 2026-01-01 }
- { title: E, kind: other, from: 2026-01-02, when: now }
- { title: F, kind: other, from: 2026-01-02, scope: team:a }
`
    const refused = (): unknown => parseAnnotations(text, 'bad.yaml')
    expect(refused).toThrow(
      'bad.yaml, line 1: kind must be one of release, governance, outage, other',
    )
    expect(refused).toThrow('bad.yaml, line 2: from is "2026-02-30"')
    expect(refused).toThrow('bad.yaml, line 3: from is missing')
    expect(refused).toThrow('bad.yaml, line 4: to is 2026-01-01')
    expect(refused).toThrow('bad.yaml, line 5: there is no when')
    expect(refused).toThrow('… and 1 more')
    expect(() => parseAnnotations('a: [', 'bad.yaml')).toThrow('line 1: no YAML')
    expect(() => parseAnnotations('a: 1', 'bad.yaml')).toThrow('no list')
    expect(() => parseAnnotations('- 5', 'bad.yaml')).toThrow('line 1: no annotation')
    expect(() =>
      parseAnnotations(
        '- { title: A, kind: other, from: 2026-01-01, url: "javascript:x" }',
        'u.yaml',
      ),
    ).toThrow('url is not valid')
  })
})

describe('a CSV file', () => {
  it('says the same with its first line as names', () => {
    const rows = parseAnnotations(
      '\uFEFFtitle,kind,from,to,scope,url\r\n"Steering, first ""meeting""",governance,2026-03-01,,org:a,\r\n\r\nB,other,2026-01-01,2026-01-03,,\r\n',
      'what.csv',
    )
    expect(rows.map(({ scope, title, to_at }) => [title, scope, to_at])).toEqual([
      ['Steering, first "meeting"', 'org:a', null],
      ['B', null, '2026-01-03T00:00:00Z'],
    ])
  })

  it('is refused by line, counting the lines within quotes', () => {
    const text =
      'title,kind,from\n"two\nlines",other,2026-01-01\nB,other,soon\nC,other,2026-01-01,more\n'
    expect(() => parseAnnotations(text, 'bad.csv')).toThrow('bad.csv, line 4: from is "soon"')
    expect(() => parseAnnotations(text, 'bad.csv')).toThrow(
      'line 5: there is no cell without a name',
    )
    expect(() => parseAnnotations('title,kind\n"open', 'bad.csv')).toThrow('not closed')
    expect(() => parseAnnotations('', 'bad.csv')).toThrow('empty')
  })

  it('keeps empty cells, quotes and line ends in quotes', () => {
    expect(parseCsv('a,,"b ""c"""\n\n"x\r\ny",z')).toEqual([
      { line: 1, cells: ['a', '', 'b "c"'] },
      { line: 3, cells: ['x\ny', 'z'] },
    ])
  })
})
