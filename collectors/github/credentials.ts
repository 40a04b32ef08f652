/** What a request shows to be let in: a token as it is, or an app's installation, whose tokens last an hour. */
import { createAppAuth } from '@octokit/auth-app'
import { request } from '@octokit/request'
import { SourceError } from './errors.ts'
import { toSourceError } from './failures.ts'

export interface Credential {
  /** @throws SourceError where none is to be had */
  token: (options?: { isFresh: boolean }) => Promise<string>
  /** Whether a token that was refused may be followed by a better one. */
  isRenewable: boolean
}

/** A personal access token, or the one that GitHub Actions gives to a job. */
export const tokenCredential = (token: string): Credential => ({
  token: () => Promise.resolve(token),
  isRenewable: false,
})

export interface AppInstallation {
  appId: string
  /** PEM. */
  privateKey: string
  installationId: number
}

/** A GitHub App's installation: a token is asked for when the one at hand is about to end. */
export function appCredential(
  { appId, installationId, privateKey }: AppInstallation,
  apiUrl: string,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Credential {
  const baseUrl = apiUrl.replace(/\/+$/, '')
  const auth = createAppAuth({
    appId,
    privateKey,
    request: request.defaults({ baseUrl, request: { fetch } }),
  })
  return {
    isRenewable: true,
    token: async (options) => {
      try {
        const { token } = await auth({
          type: 'installation',
          installationId,
          refresh: options?.isFresh === true,
        })
        return token
      } catch (error) {
        const { status } = error as { status?: number }
        if (status === undefined || status >= 500) throw toSourceError(error, apiUrl)
        throw new SourceError(
          'authentication',
          `GitHub gives no token to installation ${installationId} of the app ${appId} (HTTP ${status}).`,
          'Check the app id, its private key and the installation id, and that the app is still installed.',
        )
      }
    },
  }
}
