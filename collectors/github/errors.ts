/** What can go wrong with a source, in words for its user; the server decides how to show it. */

export const sourceErrorKinds = [
  'authentication', // the token is refused or may not do this
  'not-found', // no such repository, or no such API
  'network', // no answer
  'primary-limit', // the points of the hour are used up
  'secondary-limit', // the source asks to slow down
  'time-out', // the source gave up on the question
  'resource-limit', // the question asks for more than the source grants to one
  'partial', // an answer with holes
  'cursor', // a page cursor that the source does not take any more, or that does not move
  'bug', // an answer that nobody foresaw
  'interrupted', // the caller's signal
] as const
export type SourceErrorKind = (typeof sourceErrorKinds)[number]

export class SourceError extends Error {
  /**
   * @param message one sentence: what is wrong. It never holds a token.
   * @param hint one sentence: what to do
   */
  constructor(
    readonly kind: SourceErrorKind,
    message: string,
    readonly hint: string,
    /** Milliseconds after which the source says that it will answer again. */
    readonly waitMs?: number,
  ) {
    super(message)
    this.name = 'SourceError'
  }
}

/** Whether the same question may succeed if it asks for less. */
export const isTooMuch = ({ kind }: SourceError): boolean =>
  kind === 'time-out' || kind === 'resource-limit' || kind === 'partial'
