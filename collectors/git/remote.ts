/** Where a history is read from: a folder of this machine in place, or an address that a clone of ours is made of. */
import { SourceError } from '../github/errors.ts'

export type Remote = { kind: 'folder'; path: string } | { kind: 'url'; url: string }

/** What git may speak to reach it: a redirect to anything else is refused by git itself. */
export type Protocol = 'https' | 'http' | 'ssh' | 'file'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

const hint =
  'Give a folder, https://HOST/owner/name.git, ssh://git@HOST/owner/name.git or file:///folder.'

const refused = (why: string): SourceError => new SourceError('not-found', why, hint)

const parsed = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)

function checkUrl(text: string): void {
  const url = parsed(text)
  if (url === null) throw refused('The address of the repository is no URL.')
  // Credentials of an address would end in the clone's settings and in messages; they aren't shown here either.
  if (url.password !== '' || (url.username !== '' && url.protocol !== 'ssh:')) {
    throw new SourceError(
      'authentication',
      'The address of the repository holds a login.',
      'Leave it out: a token goes into GITHUB_TOKEN, any other login into a credential helper of git.',
    )
  }
  const isLocalHttp = url.protocol === 'http:' && loopback.has(url.hostname)
  if (!['https:', 'ssh:', 'file:'].includes(url.protocol) && !isLocalHttp) {
    throw refused(`Histories are not read through ${url.protocol}//.`)
  }
  // A host or user that starts with a hyphen would be an option to ssh.
  if (url.hostname.startsWith('-') || url.username.startsWith('-')) {
    throw refused('The address of the repository has an impossible host.')
  }
}

/**
 * @param text as a user wrote it; what git would take for an option or for a command to run is refused
 * @throws SourceError
 */
export function parseRemote(text: string): Remote {
  if (text.trim() === '' || text.includes('\0')) throw refused('The address is empty.')
  if (text.includes('://')) {
    checkUrl(text)
    return { kind: 'url', url: text }
  }
  // As git reads it: a colon before any slash is host:path, or helper::address.
  const [, host] = /^([^/:]{2,}):/.exec(text) ?? []
  if (host === undefined) return { kind: 'folder', path: text }
  if (!/^(?:\w[\w.-]*@)?\w[\w.-]*$/.test(host) || text[host.length + 1] === ':') {
    throw refused(`"${text}" is no address that histories are read from.`)
  }
  return { kind: 'url', url: text }
}

export function protocolOf(url: string): Protocol {
  return url.includes('://') ? (new URL(url).protocol.slice(0, -1) as Protocol) : 'ssh'
}

/** Where a forge shows its repositories, from its API's address: `https://github.com` for `https://api.github.com`. */
export function forgeAddress(apiUrl: string): string {
  const url = new URL(apiUrl)
  return url.hostname === 'api.github.com' ? 'https://github.com' : url.origin
}

/**
 * Settings of git that send a token to one host, as a password of HTTP's; nothing for another host, or on an open line.
 * They are handed over in the environment: arguments are seen by all users of a machine, and files stay.
 */
export function tokenSettings(url: string, apiUrl: string, token: string): Record<string, string> {
  const forge = forgeAddress(apiUrl)
  if (parsed(url)?.origin !== forge) return {}
  const login = Buffer.from(`x-access-token:${token}`).toString('base64')
  return { [`http.${forge}/.extraHeader`]: `Authorization: Basic ${login}` }
}
