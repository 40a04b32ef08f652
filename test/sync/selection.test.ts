/** What of an owner is taken, and what a file of ecosystems says, or why it says nothing. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { OwnedRepository } from '../../collectors/github/organisation.ts'
import { packageRoot } from '../../server/root.ts'
import { parseReposFile } from '../../server/sync/repos-file.ts'
import { checkPattern, select } from '../../server/sync/selection.ts'

const owned = (name: string, given: Partial<OwnedRepository> = {}): OwnedRepository => ({
  owner: 'Acme',
  name,
  is_archived: false,
  is_fork: false,
  is_private: false,
  is_disabled: false,
  ...given,
})

const plain = { exclude: [], archived: false, forks: false }
const taken = (exclude: string[], ...names: string[]): string[] =>
  select(
    names.map((name) => owned(name)),
    { ...plain, exclude },
  ).taken.map((one) => one.name)

describe('the selection', () => {
  const all = [
    owned('live'),
    owned('old', { is_archived: true }),
    owned('copy', { is_fork: true }),
    owned('old-copy', { is_archived: true, is_fork: true }),
    owned('off', { is_disabled: true }),
    owned('attic-1'),
  ]

  it('leaves archived ones, forks and what is switched off out, and says how many', () => {
    const found = select(all, { ...plain, exclude: ['acme/attic-*'] })
    expect(found.taken.map((one) => one.name)).toEqual(['live'])
    expect(found.left).toEqual({ excluded: 1, archived: 2, forks: 1, disabled: 1 })
  })

  it('takes archived ones and forks where asked for, but never what cannot be read', () => {
    const found = select(all, { exclude: [], archived: true, forks: true })
    expect(found.taken.map((one) => one.name)).toEqual([
      'live',
      'old',
      'copy',
      'old-copy',
      'attic-1',
    ])
    expect(found.left).toEqual({ excluded: 0, archived: 0, forks: 0, disabled: 1 })
  })

  it('lets a star of a pattern stand for any text, in any case, and a point for a point', () => {
    expect(taken(['acme/web*'], 'Web', 'web-app', 'my-web')).toEqual(['my-web'])
    expect(taken(['*/*-docs'], 'a-docs', 'docs', 'a-docs-b')).toEqual(['docs', 'a-docs-b'])
    expect(taken(['acme/a*b*a'], 'aba', 'aa', 'a-b-a', 'ab')).toEqual(['aa', 'ab'])
    expect(taken(['acme/a*a'], 'a', 'aa')).toEqual(['a'])
    expect(taken(['acme/a.b'], 'a.b', 'axb')).toEqual(['axb'])
    expect(taken(['other/*'], 'web')).toEqual(['web'])
  })

  it.each(['web*', 'acme/', '/', 'acme/a/b', 'acme/[ab]', ''])('refuses the pattern %j', (text) => {
    expect(() => checkPattern(text)).toThrow(/is no pattern of repositories/)
  })
})

describe('the file', () => {
  it('names ecosystems with repositories, organisations, fields and patterns', () => {
    const text = `
ecosystems:
  - title: Northshore Foundation
    fields: { maturity: incubating }
    repositories:
      - octo/one
      - name: octo/two
        maturity: graduated
        criticality: 0.8
    organisations: [acme]
    exclude: ['acme/attic-*']
    archived: true
  - title: Tools
    slug: tools
    repositories: [octo/one]
`
    expect(parseReposFile(text, 'repos.yaml')).toEqual([
      {
        title: 'Northshore Foundation',
        fields: { maturity: 'incubating' },
        repositories: [
          { name: 'octo/one', fields: {} },
          { name: 'octo/two', fields: { maturity: 'graduated', criticality: 0.8 } },
        ],
        organisations: ['acme'],
        exclude: ['acme/attic-*'],
        archived: true,
        forks: false,
      },
      {
        title: 'Tools',
        slug: 'tools',
        repositories: [{ name: 'octo/one', fields: {} }],
        organisations: [],
        exclude: [],
        archived: false,
        forks: false,
        fields: {},
      },
    ])
  })

  it('is shown in the README as it can be read', async () => {
    const readme = await readFile(join(packageRoot, 'README.md'), 'utf8')
    const block = /```yaml\n([^]*?)```/.exec(readme)?.[1] ?? ''
    const [first, second] = parseReposFile(block, 'README.md')
    expect(first?.repositories.map((one) => one.name)).toEqual(['octo/compass', 'octo/harbour'])
    expect(second?.title).toBe('Tools')
  })

  it.each<[string, string]>([
    ['', 'repos.yaml: the file is not valid'],
    ['ecosystems: []', 'repos.yaml, line 1: ecosystems is not valid'],
    ['ecosystems:\n  - slug: a\n', 'repos.yaml, line 2: ecosystems[0].title is missing.'],
    ['ecosystems:\n  - title: A\n    repos: [a/b]\n', 'line 2: ecosystems[0] has no repos.'],
    [
      'ecosystems:\n  - title: A\n    repositories:\n      - a/b\n      - acme\n',
      'line 5: ecosystems[0].repositories[1] is not valid: no repository; write owner/name',
    ],
    [
      'ecosystems:\n  - title: A\n    repositories:\n      - name: a/b\n        maturity: [x]\n',
      'line 4: ecosystems[0].repositories[0] is not valid: no repository',
    ],
    [
      "ecosystems:\n  - title: A\n    exclude: ['web*']\n",
      'line 3: ecosystems[0].exclude[0] is not valid: no pattern',
    ],
    [
      'ecosystems:\n  - title: A\n    forks: sometimes\n',
      'line 3: ecosystems[0].forks is not valid',
    ],
    ['ecosystems:\n  - title: [A\n', 'repos.yaml, line 3: no YAML'],
    ['- a\n- b\n', 'repos.yaml, line 1: the file is not valid'],
  ])('%j is refused with its place', (text, message) => {
    expect(() => parseReposFile(text, 'repos.yaml')).toThrow(message)
  })
})
