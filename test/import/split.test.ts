/** Values are cut out of a stream whatever its chunks are, and what is broken is said with its line. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SplitError, Splitter } from '../../collectors/github-json/split.ts'

function split(text: string, { isLines = false, chunk = text.length + 1 } = {}) {
  const splitter = new Splitter(isLines)
  const bytes = Buffer.from(text)
  const found: { value: unknown; line: number }[] = []
  const take = (pieces: Iterable<{ bytes: Buffer; line: number }>): void => {
    for (const { bytes: piece, line } of pieces) {
      found.push({ value: JSON.parse(piece.toString()) as unknown, line })
    }
  }
  for (let from = 0; from < bytes.length; from += chunk) {
    take(splitter.push(bytes.subarray(from, from + chunk)))
  }
  take(splitter.finish())
  return found
}

const values = (text: string, isLines = false): unknown[] =>
  split(text, { isLines }).map((one) => one.value)

describe('cutting a stream into values', () => {
  it('gives the same values for every size of chunk, in arrays, in pages of arrays and in lines', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue())
    fc.assert(
      fc.property(fc.array(object), fc.integer({ min: 1, max: 40 }), (objects, chunk) => {
        const text = JSON.stringify(objects)
        const all = JSON.parse(text) as unknown[]
        const each = objects.map((one) => JSON.stringify(one))
        const cases: [string, boolean, unknown[]][] = [
          [text, false, all],
          [JSON.stringify(objects, null, 2), false, all],
          [`[${text},${text}]`, false, [...all, ...all]],
          [`${text}\n${text}`, true, [...all, ...all]],
          [each.join('\n'), true, all],
          [each.map((one) => `${one}\r\n`).join('\n'), true, all],
        ]
        for (const [given, isLines, expected] of cases) {
          const found = split(given, { isLines, chunk })
          expect(JSON.stringify(found.map((one) => one.value))).toBe(JSON.stringify(expected))
        }
      }),
    )
  })

  it('reads two pages after each other as one list', () => {
    expect(values('[{"a":1},{"a":2}][{"a":3}]')).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }])
    expect(values('[[{"a":1}],[],[{"a":2},{"a":[3]}]]')).toEqual([{ a: 1 }, { a: 2 }, { a: [3] }])
  })

  it('hands out what is no object, too', () => {
    expect(values('[1, "a,]", null]\n2 true "x"')).toEqual([1, 'a,]', null, 2, true, 'x'])
    expect(values('')).toEqual([])
    expect(values(' \n [ ] ')).toEqual([])
  })

  it('knows on which line a value begins', () => {
    const found = split('\n{"a":\n1}\n\n{"b":"\\n"}', { chunk: 1 })
    expect(found.map((one) => one.line)).toEqual([2, 5])
  })

  it.each<[string, boolean, number, string]>([
    ['{"a":1}\n{"b":', false, 2, 'the file ends in the middle of this value'],
    ['{"a":1}\n{"b":"x', false, 2, 'the file ends in the middle of this value'],
    ['[{"a":1},\n{"b":2}', false, 2, 'the file ends in the middle of an array'],
    ['{"a":1}\n{"b":\n{"c":3}\n', true, 2, 'the line ends in the middle of a value'],
    ['[{"a":1},\n{"b":2}]', true, 1, 'the line ends in the middle of a value'],
    ['[{"a":1}\n{"b":2}]', false, 2, '"{" stands where it can\'t'],
    ['[{"a":1},]', false, 1, '"]" stands where it can\'t'],
    ['[,{"a":1}]', false, 1, '"," stands where it can\'t'],
    ['{"a":1},{"b":1}', false, 1, '"," stands where it can\'t'],
    ['{"a":1}]', false, 1, '"]" stands where it can\'t'],
    ['[1}]', false, 1, '"}" stands where it can\'t'],
  ])('%j with lines %j is refused at line %i', (text, isLines, line, reason) => {
    for (const chunk of [1, 1000]) {
      let error: unknown
      try {
        split(text, { isLines, chunk })
      } catch (thrown) {
        error = thrown
      }
      expect(error).toBeInstanceOf(SplitError)
      expect(error).toMatchObject({ line, reason })
    }
  })
})
