/** Scopes as words: how they are shown, and suggestions while one is typed. Pure. */

export const isOneRepo = (scope: string): boolean => /^repo:[^,&]+$/.test(scope)

/** A single repository without the word for what it is; anything else as it was asked for. */
export const scopeName = (scope: string): string =>
  isOneRepo(scope) ? scope.slice('repo:'.length) : scope

const most = 20

/**
 * The text with its last part completed, for each scope in which that part occurs; what is joined by `&` and `,` before
 * it stays.
 */
export function suggestions(text: string, scopes: readonly string[]): string[] {
  const at = Math.max(text.lastIndexOf('&'), text.lastIndexOf(',')) + 1
  const before = text.slice(0, at)
  const word = text.slice(at).trim().toLowerCase()
  const used = new Set(before.split(/[&,]/).map((part) => part.trim()))
  return scopes
    .filter((scope) => scope.toLowerCase().includes(word) && !used.has(scope))
    .slice(0, most)
    .map((scope) => `${before}${scope}`)
}
