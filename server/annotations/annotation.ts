/** What an annotation is: something that happened, to stand beside the numbers of a scope. */
import { createHash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { AppError } from '../errors.ts'
import { parseScope, scopeText } from '../metrics/scope-text.ts'
import { parseInstant } from '../metrics/window.ts'
import { instant } from '../store/values.ts'

export const annotationKinds = ['release', 'governance', 'outage', 'other'] as const

/** As it is stored. */
export interface AnnotationRow {
  id: string
  scope: string | null
  kind: (typeof annotationKinds)[number]
  from_at: string
  to_at: string | null
  title: string
  url: string | null
}

/** What a user may say of one: in a file or in a request. */
export const AnnotationText = z.strictObject({
  title: z.string().trim().min(1, 'it is empty').max(300, 'it has more than 300 characters'),
  kind: z.enum(annotationKinds),
  from: z.string(),
  to: z.string().nullish(),
  scope: z.string().nullish(),
  url: z.url({ protocol: /^https?$/, error: 'it is no address; write https://…' }).nullish(),
})
export type AnnotationText = z.infer<typeof AnnotationText>

/** Of its content, so that the same one imported twice is one. */
function idOf(row: Omit<AnnotationRow, 'id'>): string {
  const { from_at, kind, scope, title } = row
  const content = JSON.stringify([scope, kind, from_at, title])
  return createHash('sha256').update(content).digest('hex').slice(0, 12)
}

/**
 * @param id as the user calls it; else one is made of the content
 * @throws AppError `bad-scope`, `bad-date`, `reversed-range`
 */
export function annotationOf(text: AnnotationText, id?: string): AnnotationRow {
  const from = parseInstant(text.from, 'from')
  const to = text.to == null ? null : parseInstant(text.to, 'to')
  if (to !== null && to <= from) {
    throw new AppError(
      'reversed-range',
      `to is ${instant(to)}, which is not after from.`,
      'Let to be the first day after it, or leave it out for a moment.',
      400,
    )
  }
  const row = {
    scope: text.scope == null ? null : scopeText(parseScope(text.scope)),
    kind: text.kind,
    from_at: instant(from),
    to_at: to === null ? null : instant(to),
    title: text.title,
    url: text.url ?? null,
  }
  return { id: id ?? idOf(row), ...row }
}
