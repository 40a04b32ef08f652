/** The page's texts in a language, those of the first page and those of the others together. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../server/root.ts'

export interface Texts {
  [key: string]: string | Texts
}

const read = (name: string): Texts =>
  JSON.parse(readFileSync(join(packageRoot, `web/locales/${name}.json`), 'utf8')) as Texts

export const textsOf = (language: string): Texts => ({
  ...read(language),
  ...textsOfPages(language),
})

/** Those that come with a page's code. */
export const textsOfPages = (language: string): Texts => read(`pages.${language}`)
