/** Texts in two languages, each loaded when it is first read; the browser's own unless the URL names one. */
import i18next, { type BackendModule, type ReadCallback } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { openingLanguage } from './copy.ts'
import { whenReached } from './reach.ts'

export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

const texts: Record<Language, () => Promise<{ default: object }>> = {
  en: () => import('./locales/en.json'),
  'zh-CN': () => import('./locales/zh-CN.json'),
}
const isOurs = (name: string | null | undefined): name is Language =>
  languages.some((each) => each === name)

/** The reader's language among ours, unless whoever published a copy says in which it opens. */
export const preferred = (): Language => {
  if (isOurs(openingLanguage)) return openingLanguage
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

async function deliver(language: string, done: ReadCallback): Promise<void> {
  try {
    const module = await whenReached(texts[isOurs(language) ? language : 'en'])
    done(null, { ...module.default })
  } catch (error) {
    done(error instanceof Error ? error : String(error), false)
  }
}

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, _namespace, done) => void deliver(language, done),
}

const asked = new URLSearchParams(location.search).get('lang')

/** Resolves when the texts of the reader's language are there. */
export const textsReady = i18next
  .use(backend)
  .use(initReactI18next)
  .init({
    lng: isOurs(asked) ? asked : preferred(),
    fallbackLng: false,
    load: 'currentOnly',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
