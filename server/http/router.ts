/** A router whose questions are checked before a handler sees them, with refusals that name the parameter. */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Hook } from '@hono/zod-openapi'
import type { Env, ValidationTargets } from 'hono'
import type { core, ZodError } from 'zod'
import { AppError } from '../errors.ts'

const hints: Record<string, string> = {
  scope:
    'Give scope=repo:owner/name, org:owner, ecosystem:slug, field:name=value or all; /api/v1/scopes lists them.',
  metric: 'Give metric=key, once for each; /api/v1/metrics lists the keys.',
  grain: 'Use grain=week, month, quarter or year.',
  actors:
    'Use actors=human, bot, agent or all; for values also each, which is the first three as series.',
  trailing: 'Use trailing=12 to let each point look back over 12 steps of the grain.',
  compare: 'Use compare=previous, year_ago or comparable, several with commas, or compare=none.',
  each: 'Use each=true for one series a repository.',
  limit: 'Ask for 1 to 1000 rows at once, and follow next_cursor for more.',
  days: 'Use days=90, or any from 1 to 366.',
  next: 'Use next=10, or any up to 100.',
  format: 'Use format=json, format=csv or format=parquet.',
}

/** One sentence on the first thing that is wrong with a question. */
function sentence(issue: core.$ZodIssue, name: string): string {
  switch (issue.code) {
    case 'invalid_value':
      return `The parameter ${name} must be one of ${issue.values.map(String).join(', ')}.`
    case 'unrecognized_keys':
      return `There is no parameter ${issue.keys.join(', ')} here.`
    case 'too_big':
      return `The parameter ${name} must be at most ${issue.maximum}.`
    case 'too_small':
      return `The parameter ${name} must be at least ${issue.minimum}.`
    case 'invalid_type':
      // Every parameter is text, so that only a repeated one, a list, has a wrong type.
      return `The parameter ${name} can be given only once.`
    default:
      return `The parameter ${name} is not valid: ${issue.message}.`
  }
}

/** What a client did wrong in a question, as the error that it gets to see. */
export function badRequest(error: ZodError, target: keyof ValidationTargets): AppError {
  const issue = error.issues[0]
  const name = String(issue?.path[0] ?? (target === 'json' ? 'body' : target))
  return new AppError(
    'bad-request',
    issue === undefined ? 'The question is not valid.' : sentence(issue, name),
    hints[name] ?? 'The parameters of every route are described at /docs.',
    400,
  )
}

const refuse: Hook<unknown, Env, string, void> = (result) => {
  if (!result.success) throw badRequest(result.error, result.target)
}

/** Routers refuse alike; each file of routes makes its own and app.ts joins them. */
export function newRouter(): OpenAPIHono {
  return new OpenAPIHono({ defaultHook: refuse })
}
