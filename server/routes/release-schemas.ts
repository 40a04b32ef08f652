/** Shapes of `/releases`. */
import { z } from '@hono/zod-openapi'

export const levels = [
  'major',
  'minor',
  'patch',
  'initial',
  'calendar',
  'prerelease',
  'unparsable',
] as const
export const fits = ['fits', 'too_soon', 'too_late', 'first_of_level', 'no_norm'] as const

export const ReleaseRow = z
  .object({
    item_id: z.string(),
    repo: z.string(),
    tag: z.string(),
    title: z.string(),
    url: z.string().openapi({ description: 'Its page at the source, with its notes' }),
    published_at: z.string(),
    level: z.enum(levels).openapi({ description: 'By the form of its version' }),
    is_prerelease: z.boolean(),
    interval_seconds: z.number().nullable().openapi({
      description: 'Since the release before of at least its level, of the same package',
    }),
    fit: z.enum(fits).openapi({ description: 'Whether that is within the norm of its level' }),
    failure: z.enum(['reverted', 'patched']).nullable().openapi({
      description: 'What came within 7 days of it: a revert of its commits, or a patch',
    }),
    downloads: z.number().int().nullable().openapi({
      description: 'Of its files, up to the last sync; null where it has none or they weren’t read',
    }),
    has_notes: z.boolean().openapi({ description: 'Whether it says something of itself' }),
  })
  .openapi('Release')

export const ReleaseNorm = z
  .object({
    level: z.string(),
    min_days: z.number().int().nullable().openapi({ description: 'Null: no bound' }),
    max_days: z.number().int().nullable(),
  })
  .openapi('ReleaseNorm')

export const ReleasesAnswer = z
  .object({
    scope: z.string(),
    as_of: z.string().nullable(),
    norms: z.array(ReleaseNorm),
    total: z.number().int(),
    next_cursor: z.string().nullable(),
    releases: z.array(ReleaseRow).openapi({ description: 'Newest first' }),
  })
  .openapi('Releases')

export const ReleaseNotes = z
  .object({
    item_id: z.string(),
    notes: z.string().nullable().openapi({
      description:
        'What it says of itself, in Markdown; null where that is nothing, or hasn’t been read',
    }),
  })
  .openapi('ReleaseNotes')
