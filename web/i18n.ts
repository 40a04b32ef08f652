/** Texts in two languages; the browser's own is taken unless the URL names one. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './locales/en.json'
import chinese from './locales/zh-CN.json'

export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/** The reader's language among ours. */
export const preferred = (): Language =>
  navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'

/** Resolves when the texts are there. */
export const textsReady = i18next.use(initReactI18next).init({
  resources: { en: { translation: en }, 'zh-CN': { translation: chinese } },
  lng: preferred(),
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
})
