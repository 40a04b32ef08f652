/** What the server says is wrong, for readers of another language than its own. */
import { whenReached } from './reach.ts'

export interface Fault {
  message: string
  hint: string
}

/** The name that a message speaks of stands in quotes in it; how many there are, in figures. */
const partsOf = (message: string): Record<string, string> => ({
  name: /"([^"]*)"/.exec(message)?.[1] ?? '',
  number: /\d[\d,]*/.exec(message)?.[0] ?? '',
})

/**
 * @param code of the error; one without a translation stays as it is
 * @param language of the page
 */
export async function inLanguage(code: string, said: Fault, language: string): Promise<Fault> {
  if (language !== 'zh-CN') return said
  const { default: texts } = await whenReached(() => import('./locales/faults.zh-CN.json'))
  const text = (texts as Record<string, string[] | undefined>)[code]
  if (text === undefined) return said
  const parts = partsOf(said.message)
  const [message = '', hint = ''] = text.map((each) =>
    each.replace(/\{\{(\w+)\}\}/g, (_, part: string) => parts[part] ?? ''),
  )
  return { message, hint }
}
