/** Texts in two languages, each loaded when it is first read; the browser's own unless the URL names one. */
import i18next, { type BackendModule, type ReadCallback } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { openingLanguage } from './copy.ts'
import { whenReached } from './reach.ts'

export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

type Texts = () => Promise<{ default: object }>

/** Texts that only pages need whose code comes when they are asked for. */
const ofPages = 'pages'
const first: Record<Language, Texts> = {
  en: () => import('./locales/en.json'),
  'zh-CN': () => import('./locales/zh-CN.json'),
}
const later: Record<Language, Texts> = {
  en: () => import('./locales/pages.en.json'),
  'zh-CN': () => import('./locales/pages.zh-CN.json'),
}
const isOurs = (name: string | null | undefined): name is Language =>
  languages.some((each) => each === name)

/** The reader's language among ours, unless whoever published a copy says in which it opens. */
export const preferred = (): Language => {
  if (isOurs(openingLanguage)) return openingLanguage
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

async function deliver(language: string, namespace: string, done: ReadCallback): Promise<void> {
  try {
    const texts = namespace === ofPages ? later : first
    const module = await whenReached(texts[isOurs(language) ? language : 'en'])
    done(null, { ...module.default })
  } catch (error) {
    done(error instanceof Error ? error : String(error), false)
  }
}

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => void deliver(language, namespace, done),
}

const asked = new URLSearchParams(location.search).get('lang')

/** Resolves when the texts of the reader's language are there. */
export const textsReady = i18next
  .use(backend)
  .use(initReactI18next)
  .init({
    lng: isOurs(asked) ? asked : preferred(),
    fallbackLng: false,
    fallbackNS: ofPages,
    load: 'currentOnly',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })

/** Code of a page, with the texts that only such code needs. */
export async function withTexts<Code>(load: () => Promise<Code>): Promise<Code> {
  const [code] = await Promise.all([whenReached(load), i18next.loadNamespaces(ofPages)])
  return code
}
