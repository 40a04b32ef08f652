/** Texts of our own files in the second language that we write them in. */
import { z } from 'zod'

const wide = String.raw`[\p{Script=Han}，。；：、？！（）]`
/** What a folded line leaves between two characters of a language that puts no spaces between its words. */
const fold = new RegExp(`(?<=${wide})\\s+(?=${wide})`, 'gu')

/** Chinese text as a file folds it over several lines, in one. */
export const Chinese = z
  .string()
  .trim()
  .min(1)
  // A pattern would go into the API's document, which has no flags to read it by.
  .refine((text) => /\p{Script=Han}/u.test(text), 'has no Chinese in it')
  .overwrite((text) => text.replace(fold, ''))

/** What the header of a metric and the file of an index say of it in words, and both in Chinese as well. */
export const words = {
  question: z.string().min(1),
  'question_zh-CN': Chinese,
  definition: z.string().min(1),
  'definition_zh-CN': Chinese,
  bias: z.string().min(1),
  'bias_zh-CN': Chinese,
  standard: z.string().min(1),
  /** Left out where the standard is a name alone. */
  'standard_zh-CN': Chinese.optional(),
}

export interface Words {
  question: string
  definition: string
  bias: string
  standard: string
}

/** The words beside the English ones, by language. */
export const translationsOf = (
  given: z.infer<z.ZodObject<typeof words>>,
): Record<string, Words> => ({
  'zh-CN': {
    question: given['question_zh-CN'],
    definition: given['definition_zh-CN'],
    bias: given['bias_zh-CN'],
    standard: given['standard_zh-CN'] ?? given.standard,
  },
})
