/** Where tokens for GitHub come from: the environment, or a file that is its owner's alone. None is part of a message. */
import { open } from 'node:fs/promises'
import { AppError } from '../errors.ts'

export interface TokenSources {
  /** A file named on the command line; stands above the environment. */
  tokenFile?: string | undefined
  GITHUB_TOKEN?: string | undefined
  GITHUB_TOKEN_FILE?: string | undefined
}

const howTo =
  'Set GITHUB_TOKEN, or name a file that holds one with --token-file or GITHUB_TOKEN_FILE.'

/**
 * One or several tokens, with blanks, commas or line ends between.
 *
 * @param isNeeded whether it is an error that there is none
 * @throws AppError `no-token`, `bad-token`, `open-secret`
 */
export async function readTokens(
  sources: TokenSources,
  { isNeeded } = { isNeeded: true },
): Promise<string[]> {
  const file = sources.tokenFile ?? (sources.GITHUB_TOKEN ? undefined : sources.GITHUB_TOKEN_FILE)
  const text = file === undefined ? (sources.GITHUB_TOKEN ?? '') : await readSecret(file, 'token')
  const tokens = [...new Set(text.split(/[\s,]+/).filter((token) => token !== ''))]
  if (tokens.length === 0 && isNeeded) {
    const message = file === undefined ? 'No GitHub token.' : `The token file ${file} is empty.`
    throw new AppError('no-token', message, howTo, 401)
  }
  // What can't be part of a header would end up in the error of whoever refuses it.
  if (!tokens.every((token) => /^[\x21-\x7e]+$/.test(token))) {
    throw new AppError('bad-token', 'The GitHub token has strange signs in it.', howTo, 401)
  }
  return tokens
}

/**
 * The content of a file that its owner alone may read.
 *
 * @param noun what the file holds, for an error
 * @throws AppError `no-token` where it can't be read; `open-secret` where others than its owner may read it
 */
export async function readSecret(file: string, noun: string): Promise<string> {
  // A token that was given in a file's place would be said as its name.
  if (/^(gh[a-z]|github_pat)_\w+$/.test(file)) {
    throw new AppError(
      'no-token',
      `What is named as the ${noun} file looks like a token itself.`,
      howTo,
      401,
    )
  }
  try {
    const handle = await open(file)
    try {
      const content = await handle.readFile('utf8')
      // Of what was opened, not of what has its name by now.
      const { mode } = await handle.stat()
      // Windows has no such modes.
      if (process.platform === 'win32' || (mode & 0o077) === 0) return content
      throw new AppError(
        'open-secret',
        `The ${noun} file ${file} may be read by others than its owner.`,
        `Close it first: chmod 600 ${quoted(file)}`,
        401,
      )
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'does not exist' : `can't be read (${code ?? 'unknown'})`
    throw new AppError('no-token', `The ${noun} file ${file} ${reason}.`, howTo, 401)
  }
}

/** As a shell takes it. */
const quoted = (file: string): string =>
  /^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`
