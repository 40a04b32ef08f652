/** Whom to ask GitHub as: every token that is given, and a GitHub App's installation. */
import { createPrivateKey } from 'node:crypto'
import {
  appCredential,
  tokenCredential,
  type Credential,
} from '../../collectors/github/credentials.ts'
import { Lane } from '../../collectors/github/lane.ts'
import type { Settings } from '../env.ts'
import { AppError } from '../errors.ts'
import { readSecret, readTokens, type TokenSources } from './token.ts'

type Sources = TokenSources &
  Pick<
    Settings,
    | 'GITHUB_API_URL'
    | 'GITHUB_APP_ID'
    | 'GITHUB_APP_PRIVATE_KEY_FILE'
    | 'GITHUB_APP_INSTALLATION_ID'
  >

const howTo =
  'Set GITHUB_APP_ID, GITHUB_APP_INSTALLATION_ID and GITHUB_APP_PRIVATE_KEY_FILE, all three, to ask as an app.'

/** @throws AppError `bad-app` where some of the three variables are missing or the key is none */
async function appOf(sources: Sources): Promise<Credential[]> {
  const {
    GITHUB_API_URL: apiUrl,
    GITHUB_APP_ID: appId,
    GITHUB_APP_INSTALLATION_ID: installationId,
    GITHUB_APP_PRIVATE_KEY_FILE: file,
  } = sources
  if (appId === undefined && installationId === undefined && file === undefined) return []
  if (appId === undefined || installationId === undefined || file === undefined) {
    throw new AppError('bad-app', 'The GitHub App is described in part only.', howTo, 401)
  }
  const privateKey = await readSecret(file, 'private key')
  try {
    createPrivateKey(privateKey)
  } catch {
    throw new AppError('bad-app', `${file} holds no private key in PEM form.`, howTo, 401)
  }
  return [appCredential({ appId, installationId, privateKey }, apiUrl)]
}

/**
 * One lane for each credential; shared by all clients of a command, so that they keep the limits together.
 *
 * @throws AppError `no-token`, `bad-token`, `bad-app`
 */
export async function readLanes(sources: Sources): Promise<Lane[]> {
  const app = await appOf(sources)
  const tokens = await readTokens(sources, { isNeeded: app.length === 0 })
  return [...tokens.map(tokenCredential), ...app].map((one) => new Lane(one))
}
