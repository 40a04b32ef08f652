/** The index files that are shipped, and what is said where one doesn't fit. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { loadIndices, readIndex } from '../../server/indices/load.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { packageRoot } from '../../server/root.ts'
import { expectChinese, expectTranslated } from '../web/chinese.ts'

const catalogue = await loadCatalogue()
const indices = await loadIndices(catalogue)
const maturity = await readFile(join(packageRoot, 'sql/indices/community-maturity.yaml'), 'utf8')

/** The file with one place of it changed. */
function changed(change: (text: ReturnType<typeof parse>) => void): string {
  const text = parse(maturity)
  change(text)
  return stringify(text)
}
const read = (text: string) => () => readIndex('mine', text, catalogue)

describe('index files', () => {
  it('are read, and each anchor has its source', () => {
    expect([...indices.keys()]).toEqual(
      expect.arrayContaining(['community-maturity', 'ecosystem-level', 'governance-efficiency']),
    )
    for (const {
      definition: { dimensions },
    } of indices.values()) {
      for (const { metric, sources } of dimensions.flatMap((each) => each.indicators)) {
        expect(sources === null).toBe(metric === null)
      }
    }
  })

  it('say the same in Chinese: of themselves, and where each anchor comes from', () => {
    for (const { definition } of indices.values()) {
      expectTranslated(definition)
      for (const { sources } of definition.dimensions.flatMap((each) => each.indicators)) {
        if (sources === null) continue
        for (const end of ['worst', 'best'] as const) {
          const text = sources.translations['zh-CN']?.[end] ?? ''
          // A name, or a criterion's identifier.
          if (text === sources[end])
            expect(text).toMatch(/^(OSS Compass|OpenSSF Scorecard, \S+|[\w-]*[_\d][\w-]*)$/)
          else expectChinese(text, sources[end], `${definition.key}: ${end}`, 50)
        }
      }
    }
  })

  it('have anchors that run as the metric says is better', () => {
    for (const {
      definition: { dimensions, key },
    } of indices.values()) {
      for (const { anchors, metric } of dimensions.flatMap((each) => each.indicators)) {
        const better = catalogue.get(metric ?? '')?.better ?? 'neither'
        if (anchors === null || better === 'neither') continue
        expect(anchors.best > anchors.worst ? 'higher' : 'lower', `${key}: ${metric}`).toBe(better)
      }
    }
  })

  it('have anchors in the unit of their metric: shares lie in 0…1, days are seconds', () => {
    for (const {
      definition: { dimensions, key },
    } of indices.values()) {
      for (const { anchors, metric } of dimensions.flatMap((each) => each.indicators)) {
        const unit = catalogue.get(metric ?? '')?.unit
        if (anchors === null) continue
        const most = Math.max(anchors.best, anchors.worst)
        if (unit === 'share') expect(most, `${key}: ${metric}`).toBeLessThanOrEqual(1)
        if (unit === 'duration') expect(most, `${key}: ${metric}`).toBeGreaterThan(3600)
      }
    }
  })

  it('of community maturity are four dimensions of four indicators, of which one has two halves', () => {
    const counts = indices
      .get('community-maturity')
      ?.definition.dimensions.map(({ indicators }) =>
        indicators.reduce((sum, { weight }) => sum + weight, 0),
      )
    expect(counts).toEqual([4, 4, 4, 4])
  })
})

describe('a file that does not fit', () => {
  it('is refused with the place in it', () => {
    expect(read(changed((text) => delete text.bias))).toThrow(/sql\/indices\/mine\.yaml.*bias/s)
    expect(read(changed((text) => delete text['question_zh-CN']))).toThrow(/question_zh-CN/)
    expect(read(changed((text) => (text['bias_zh-CN'] = text.bias)))).toThrow(/no Chinese in it/)
    expect(read(changed((text) => (text.aggregation = 'mean')))).toThrow(/aggregation/)
    expect(read(changed((text) => (text.dimensions[0].weight = -1)))).toThrow(/0 or more/)
    expect(read(changed((text) => (text.extra = 1)))).toThrow(/extra/)
  })

  it('is refused for anchors, bands and keys that make no scale', () => {
    const same = changed((text) => (text.dimensions[0].indicators[0].best.at = 0))
    expect(read(same)).toThrow(/two anchors are the same/)
    const negative = changed((text) => {
      text.dimensions[0].indicators[0].worst.at = -1
      text.dimensions[0].indicators[0].scale = 'log'
    })
    expect(read(negative)).toThrow(/at least 0/)
    expect(read(changed((text) => (text.bands[0].from = 0.1)))).toThrow(/first band begins at 0/)
    expect(read(changed((text) => (text.bands[2].from = 0.2)))).toThrow(/above the one before/)
    const twice = changed((text) => (text.dimensions[1].indicators[0].key = 'newcomer-parity'))
    expect(read(twice)).toThrow(/"newcomer-parity" is there twice/)
  })

  it('is refused where it names a metric that does not exist', () => {
    const unknown = changed((text) => (text.dimensions[0].indicators[0].metric = 'kindness'))
    expect(read(unknown)).toThrow(
      'there is no metric "kindness" for the indicator "newcomer-response"',
    )
  })
})
