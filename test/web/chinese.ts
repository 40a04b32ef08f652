/** What tells a translation into Chinese from a text that was left as it is, cut short or broken. */
import { expect } from 'vitest'
import type { Words } from '../../server/translated.ts'

/** English that is left in a text: four words in a row, in small letters. */
export const wordsLeft = (text: string): string =>
  /(?:\b[a-z]+\b[ ,]+){3}[a-z]+\b/.exec(text)?.[0] ?? ''

const figuresOf = (text: string): string[] =>
  Array.from(text.matchAll(/\d+(?:\.\d+)*/g), ([figure]) => figure)

/** A standard that is more than a name. */
const inWords = /^own definition|,/i

/** That one text says in Chinese what the other does in English, as far as can be told without reading. */
export function expectChinese(text: string, english: string, part: string, least = 8): void {
  expect(wordsLeft(text), part).toBe('')
  expect(text.match(/\p{Script=Han}/gu)?.length ?? 0, part).toBeGreaterThan(english.length / least)
  expect(text, `${part}: a fold that was left`).not.toMatch(
    /[\p{Script=Han}，。；：] [\p{Script=Han}]/u,
  )
  // Chinese may put into figures what English writes out, never the other way round.
  for (const figure of figuresOf(english)) expect(figuresOf(text), part).toContain(figure)
}

/** The same of all that a metric or an index says of itself. */
export function expectTranslated(said: Words & { translations: Record<string, Words> }): void {
  const chinese = said.translations['zh-CN']
  if (chinese === undefined) throw new Error('nothing in Chinese')
  for (const part of ['question', 'definition', 'bias'] as const) {
    expectChinese(chinese[part], said[part], part)
  }
  if (chinese.standard === said.standard) {
    expect(said.standard, 'a standard is left as it is where it is a name').not.toMatch(inWords)
  } else {
    // Names of standards stay as they are in it.
    expectChinese(chinese.standard, said.standard, 'standard', 100)
  }
}
