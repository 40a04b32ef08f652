/** The environment variables that Lichen reads, checked once. Options of a command stand above them. */
import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { privacies } from './contributors/pseudonym.ts'
import { AppError } from './errors.ts'

const whole = z.string().regex(/^\d+$/, 'a whole number').transform(Number)

/** Whether an address is nothing more than one. What is no address at all is refused as such. */
function isBare(text: string): boolean {
  if (!URL.canParse(text)) return true
  const { hash, password, search, username } = new URL(text)
  return [username, password, search, hash].every((part) => part === '')
}

const Environment = z.object({
  LICHEN_DB: z.string().default('./lichen.duckdb'),
  PORT: whole.pipe(z.number().max(65_535)).default(5177),
  HOST: z.string().default('127.0.0.1'),
  LICHEN_MEMORY_LIMIT: z
    .string()
    .regex(/^\d+(\.\d+)?\s*[KMGT]i?B$/i, 'a size like 1GB or 512MB')
    .default('1GB'),
  LICHEN_THREADS: whole.pipe(z.number().min(1).max(1024)).default(availableParallelism()),
  GITHUB_API_URL: z
    .url({ protocol: /^https?$/ })
    // Messages name this address.
    .refine(isBare, 'a user name, a password or a token in an address would be shown with it')
    .default('https://api.github.com'),
  GITHUB_TOKEN: z.string().optional(),
  GITHUB_TOKEN_FILE: z.string().optional(),
  GITHUB_APP_ID: z.string().optional(),
  GITHUB_APP_PRIVATE_KEY_FILE: z.string().optional(),
  GITHUB_APP_INSTALLATION_ID: whole.optional(),
  LICHEN_SCHEDULE: z.string().optional(),
  LICHEN_ADMIN_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, 'at least 16 letters, digits and signs without blanks')
    .optional(),
  LICHEN_RATE_LIMIT: whole.pipe(z.number().max(1_000_000)).optional(),
  LICHEN_CLIENT_HEADER: z
    .string()
    .regex(/^[\w-]+$/, 'the name of a header')
    .optional(),
  LICHEN_PRIVACY: z.enum(privacies).default('open'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('warn'),
})

export type Settings = z.infer<typeof Environment>

/**
 * Reads the environment; a variable that is set to nothing counts as not set.
 *
 * @throws AppError `bad-environment`, naming the variable but, since it may be a secret, not its value
 */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Settings {
  const set = Object.fromEntries(
    Object.entries(variables)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(set)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new AppError(
    'bad-environment',
    `The environment variable ${String(issue?.path[0])} is not valid: ${issue?.message ?? ''}.`,
    'Correct it or unset it; the README lists the variables.',
    400,
  )
}
