/** Which repository an item belongs to, by its own addresses. */
import type { RepositoryName } from './survey.ts'

const page = /^(https?:\/\/[^/]+)\/([^/]+)\/([^/]+)\/(?:issues|pull)\/\d+/
/** `https://api.github.com/repos/…`, and an Enterprise Server's `https://HOST/api/v3/repos/…`. */
const api = /^(https?:\/\/)(?:api\.)?([^/]+)(?:\/api\/v3)?\/repos\/([^/]+)\/([^/]+)\//

interface Addresses {
  html_url?: string | null | undefined
  url?: string | null | undefined
}

/** @returns undefined where the item doesn't tell */
export function nameOf({ html_url, url }: Addresses): RepositoryName | undefined {
  const [, origin, owner, name] = page.exec(html_url ?? '') ?? []
  if (origin && owner && name) return { origin, owner, name }
  const [, scheme, host, apiOwner, apiName] = api.exec(url ?? '') ?? []
  if (scheme && host && apiOwner && apiName) {
    return { origin: `${scheme}${host}`, owner: apiOwner, name: apiName }
  }
  return undefined
}

/** One key for all spellings. */
export const keyOf = ({ name, owner }: Pick<RepositoryName, 'name' | 'owner'>): string =>
  `${owner}/${name}`.toLowerCase()
