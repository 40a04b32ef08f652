/** Where the token for GitHub comes from. It is never part of a message. */
import { readFile } from 'node:fs/promises'
import { AppError } from '../errors.ts'

export interface TokenSources {
  /** A file named on the command line; stands above the environment. */
  tokenFile?: string | undefined
  GITHUB_TOKEN?: string | undefined
  GITHUB_TOKEN_FILE?: string | undefined
}

const howTo =
  'Set GITHUB_TOKEN, or name a file that holds one with --token-file or GITHUB_TOKEN_FILE.'

/** @throws AppError `no-token`, `bad-token` */
export async function readToken(sources: TokenSources): Promise<string> {
  const file = sources.tokenFile ?? (sources.GITHUB_TOKEN ? undefined : sources.GITHUB_TOKEN_FILE)
  const token = (file === undefined ? sources.GITHUB_TOKEN : await contentOf(file))?.trim() ?? ''
  if (token === '') {
    const message = file === undefined ? 'No GitHub token.' : `The token file ${file} is empty.`
    throw new AppError('no-token', message, howTo, 401)
  }
  // What can't be part of a header would end up in the error of whoever refuses it.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new AppError(
      'bad-token',
      'The GitHub token has blanks or strange signs in it.',
      howTo,
      401,
    )
  }
  return token
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'does not exist' : `can't be read (${code ?? 'unknown'})`
    throw new AppError('no-token', `The token file ${file} ${reason}.`, howTo, 401)
  }
}
