/** Runs git for tests: by no settings but its own, as one person, at a time that is given. */
import { execFileSync } from 'node:child_process'

/** What users of the machine have set must not change what a test makes. */
const environment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ann Author',
  GIT_AUTHOR_EMAIL: 'ann@example.org',
  GIT_COMMITTER_NAME: 'Cid Committer',
  GIT_COMMITTER_EMAIL: 'cid@example.org',
}

/** @returns stdout without the line end */
export function runGit(
  args: string[],
  cwd: string,
  given: { input?: string | Buffer; env?: Record<string, string> } = {},
): string {
  const { env = {}, input } = given
  const out = execFileSync('git', args, {
    cwd,
    env: { ...environment, ...env },
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
  })
  return out.toString('utf8').replace(/\n$/, '')
}
