/** The catalogue's pure parts: order, search, and SQL cut into words. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describe as tell, loadCatalogue } from '../../server/metrics/catalogue.ts'
import { families, familiesOf, found, headlineOf } from '../../web/families.ts'
import { commandsFor } from '../../web/sources.ts'
import { sqlWords } from '../../web/sql-words.ts'

const catalogue = await loadCatalogue()
const metrics = [...catalogue.values()].map((metric) => tell(metric))
const keys = (some: { key: string }[]): string[] => some.map(({ key }) => key)

describe('families', () => {
  it('hold every metric once, in the order of the questions', () => {
    const grouped = familiesOf(metrics)
    expect(keys(grouped.flatMap((family) => family.metrics)).toSorted()).toEqual(
      keys(metrics).toSorted(),
    )
    const places = grouped.map((family) => families.indexOf(family.key))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    for (const family of grouped) expect(families).toContain(family.key)
  })

  it('puts a family that nobody has thought of at the end', () => {
    const [first] = metrics
    if (first === undefined) throw new Error('no metric')
    const grouped = familiesOf([{ ...first, family: 'unforeseen' }, ...metrics])
    expect(grouped.at(-1)?.key).toBe('unforeseen')
  })

  it('headline metrics are few and come in their own order', () => {
    const leading = keys(headlineOf(metrics))
    expect(leading.length).toBeGreaterThan(3)
    expect(leading.length).toBeLessThan(13)
    expect(leading[0]).toBe('response-coverage-7d')
  })
})

describe('search', () => {
  it('finds by words of the title in both languages, by key, question, standard and definition', () => {
    expect(keys(found(metrics, 'BACKLOG age'))).toContain('backlog-age')
    expect(keys(found(metrics, '积压'))).toContain('backlog-age')
    expect(keys(found(metrics, 'merge-within'))).toEqual(['merge-within-48h'])
    expect(keys(found(metrics, 'chaoss issue age'))).toContain('backlog-age')
    expect(keys(found(metrics, 'kaplan'))).toContain('time-to-first-response')
  })

  it('needs all words, and takes an empty search for none', () => {
    expect(found(metrics, 'backlog unfindable')).toEqual([])
    expect(found(metrics, '  ')).toEqual(metrics)
  })
})

describe('what brings a source', () => {
  it('names each command once, and tells what none brings', () => {
    expect(commandsFor(['commit', 'commit_path', 'issue', 'dependency'])).toEqual({
      commands: ['lichen collect', 'lichen git --paths'],
      unbrought: ['dependency'],
    })
  })
})

describe('SQL in words', () => {
  it('is the text again when put together, whatever the text is', () => {
    const join = (text: string): string =>
      sqlWords(text)
        .map((word) => word.text)
        .join('')
    for (const { population, steps } of catalogue.values()) {
      expect(join(population)).toBe(population)
      expect(join(steps.sql)).toBe(steps.sql)
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => join(text) === text))
  })

  it('tells apart what is a keyword from what only holds one', () => {
    const kinds = sqlWords("select 'from' -- and\nfrom selected where n >= $from and n < 2.5")
      .filter(({ text }) => text.trim() !== '')
      .map(({ kind, text }) => `${kind} ${text.trim()}`)
    expect(kinds).toEqual([
      'keyword select',
      "string 'from'",
      'comment -- and',
      'keyword from',
      'plain selected',
      'keyword where',
      'plain n >=',
      'parameter $from',
      'keyword and',
      'plain n <',
      'number 2.5',
    ])
  })
})
