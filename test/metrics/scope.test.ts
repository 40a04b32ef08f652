/** Scopes: what may be written, how it is spelt in answers, and which repositories each stands for. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atomText, parseScope, scopeText, type Atom } from '../../server/metrics/scope-text.ts'
import { findScopes, resolveScopes } from '../../server/metrics/scope.ts'
import type { Store } from '../../server/store/open.ts'
import { fill, temporaryStore } from './store.ts'

const canonical = (text: string): string => scopeText(parseScope(text))

describe('the grammar', () => {
  it('has one spelling for what means the same', () => {
    for (const [asked, spelt] of [
      ['repo:a/b', 'repo:a/b'],
      [
        'ecosystem:cncf & field:maturity=graduated , repo:a/b',
        'ecosystem:cncf&field:maturity=graduated,repo:a/b',
      ],
      ['repo:a/b,ecosystem:cncf,repo:a/b', 'ecosystem:cncf,repo:a/b'],
      ['field:b=1&field:a=1&field:b=1', 'field:a=1&field:b=1'],
      ['all&org:x', 'org:x'],
      ['all,org:x', 'all'],
      ['field:tier=a%2Cb%26c%25', 'field:tier=a%2Cb%26c%25'],
      ['field:url=a=b', 'field:url=a=b'],
    ] as const) {
      expect(canonical(asked)).toBe(spelt)
    }
  })

  it('says which part is wrong', () => {
    for (const [asked, part] of [
      ['kelpline', 'kelpline'],
      ['repo:a', 'repo:a'],
      ['repo:a/b/c', 'repo:a/b/c'],
      ['org:a/b', 'org:a/b'],
      ['field:maturity', 'field:maturity'],
      ['field:=x', 'field:=x'],
      ['field:a=', 'field:a='],
      ['field:a=%', '"%"'],
      ['repo:a/b,', 'missing'],
      ['repo:a/b&&org:c', 'missing'],
      ['team:a', 'team:a'],
      ['', 'missing'],
    ] as const) {
      expect(() => parseScope(asked), asked).toThrow(part)
    }
  })

  it('reads back every value that it writes', () => {
    const value = fc.string({ minLength: 1 }).filter((text) => text.trim() === text)
    fc.assert(
      fc.property(value, (text) => {
        const atom: Atom = { kind: 'field', name: 'tier', value: text }
        expect(parseScope(atomText(atom))).toEqual([[atom]])
      }),
    )
  })
})

async function world(): Promise<Store> {
  const store = await temporaryStore()
  await fill(store, {
    as_of: 40,
    issues: [
      { at: 0, by: 'ann' },
      { at: 0, by: 'ann', in: 'b' },
      { at: 0, by: 'ann', in: 'c' },
    ],
  })
  await store.addToEcosystem({ slug: 'Few', title: 'Few', is_simulated: false }, ['R_a', 'R_b'])
  await store.setFields('R_b', { Maturity: 'graduated', tier: 'a,b' })
  await store.setFields('R_c', { Maturity: 'graduated' })
  return store
}

const found = async (store: Store, text: string) => {
  const [scope] = await resolveScopes(store, [parseScope(text)])
  return [scope?.scope, ...(scope?.repositories ?? []).map((each) => each.name)]
}

describe('resolving', () => {
  it('joins owners, ecosystems, fields and repositories, in the stored spelling', async () => {
    const store = await world()
    for (const [asked, ...expected] of [
      ['REPO:x', ''],
      ['repo:CASE/A', 'repo:case/a', 'case/a'],
      ['org:Case', 'org:case', 'case/a', 'case/b', 'case/c'],
      ['all', 'all', 'case/a', 'case/b', 'case/c'],
      ['ecosystem:few', 'ecosystem:Few', 'case/a', 'case/b'],
      ['field:maturity=Graduated', 'field:Maturity=graduated', 'case/b', 'case/c'],
      ['field:tier=a%2Cb', 'field:tier=a%2Cb', 'case/b'],
      [
        'ecosystem:few&field:maturity=graduated',
        'ecosystem:Few&field:Maturity=graduated',
        'case/b',
      ],
      ['field:tier=a%2Cb,repo:case/a&all', 'field:tier=a%2Cb,repo:case/a', 'case/b', 'case/a'],
      [
        'org:case&ecosystem:few,repo:case/a',
        'ecosystem:Few&org:case,repo:case/a',
        'case/a',
        'case/b',
      ],
    ] as const) {
      if (asked === 'REPO:x') await expect(found(store, asked)).rejects.toThrow('no scope')
      else expect(await found(store, asked), asked).toEqual(expected)
    }
  })

  it('names the part that nothing is known of, and parts without a repository in common', async () => {
    const store = await world()
    await expect(found(store, 'org:case,ecosystem:none')).rejects.toThrow('"ecosystem:none"')
    await expect(found(store, 'field:maturity=sandbox')).rejects.toThrow('sandbox')
    await expect(found(store, 'repo:case/a&field:maturity=graduated')).rejects.toMatchObject({
      code: 'empty-scope',
      status: 404,
    })
    const [none] = await findScopes(store, [parseScope('org:nobody')])
    expect(none).toEqual({ scope: 'org:nobody', repositories: [], as_of: null })
  })
})
