/** The grammar of a scope: atoms, `&` for what is in both, `,` for what is in either; `&` binds tighter. */
import { AppError } from '../errors.ts'

export type Atom =
  | { kind: 'all' }
  | { kind: 'repo' | 'org' | 'ecosystem'; name: string }
  | { kind: 'field'; name: string; value: string }

/** A union of intersections. */
export type ScopeTerms = Atom[][]

const howTo =
  'Write repo:owner/name, org:owner, ecosystem:slug, field:name=value or all; join them with "," (either) and "&" (both). ' +
  '/api/v1/scopes and /api/v1/repos list what there is.'

function bad(text: string, why: string): AppError {
  return new AppError('bad-scope', `"${text}" is no scope: ${why}.`, howTo, 400)
}

const shapes = {
  repo: /^[^/\s]+\/[^/\s]+$/,
  org: /^[^/\s]+$/,
  ecosystem: /^[^/\s]+$/,
} as const

/** A value may hold the grammar's own signs, percent-encoded. */
function decoded(value: string, text: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    throw bad(text, `"${value}" has a % that begins no code; write %25 for the sign itself`)
  }
}

function atomOf(part: string, text: string): Atom {
  if (part === '') throw bad(text, 'something is missing beside a "," or "&"')
  if (part === 'all') return { kind: 'all' }
  const [, kind = '', rest = ''] = /^(\w+):(.*)$/s.exec(part) ?? []
  if (kind === 'field') {
    const at = rest.indexOf('=')
    const name = rest.slice(0, at).trim()
    const value = decoded(rest.slice(at + 1).trim(), text)
    if (at < 1 || name === '' || value === '') {
      throw bad(text, `"${part}" is no field with its value`)
    }
    return { kind, name, value }
  }
  if (kind !== 'repo' && kind !== 'org' && kind !== 'ecosystem') {
    throw bad(text, `"${part}" names no kind of scope`)
  }
  if (!shapes[kind].test(rest)) throw bad(text, `"${part}" names no ${kind}`)
  return { kind, name: rest }
}

/** @throws AppError `bad-scope`, naming the part that is wrong */
export function parseScope(text: string): ScopeTerms {
  return text.split(',').map((term) => term.split('&').map((part) => atomOf(part.trim(), text)))
}

const encoded = (value: string): string =>
  value.replace(/[%,&]/g, (sign) => encodeURIComponent(sign))

/** An atom as it is written. */
export function atomText(atom: Atom): string {
  switch (atom.kind) {
    case 'all':
      return 'all'
    case 'field':
      return `field:${atom.name}=${encoded(atom.value)}`
    default:
      return `${atom.kind}:${atom.name}`
  }
}

/** Each once, in an order that doesn't depend on how it was asked. */
const sorted = (texts: string[]): string[] =>
  [...new Set(texts)].toSorted((one, other) => (one < other ? -1 : 1))

/**
 * The one way to write a scope: repeated parts once, the rest by name; `all` says nothing within an intersection, and
 * everything within a union.
 *
 * @param spelling how an atom is written, where the stored spelling is known
 */
export function scopeText(terms: ScopeTerms, spelling: (atom: Atom) => string = atomText): string {
  const written = sorted(
    terms.map((atoms) => {
      const texts = sorted(atoms.map(spelling))
      const own = texts.filter((text) => text !== 'all')
      return own.length === 0 ? 'all' : own.join('&')
    }),
  )
  return written.includes('all') ? 'all' : written.join(',')
}
