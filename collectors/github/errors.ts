/** What can go wrong with a source, in words for its user; the server decides how to show it. */

export type SourceErrorKind =
  | 'authentication' // the token is refused or may not do this
  | 'not-found' // no such repository, or no such API
  | 'network' // no answer
  | 'rate-limit' // the budget is used up
  | 'time-out' // the source gave up on the question
  | 'partial' // an answer with holes
  | 'cursor' // a page cursor that the source does not take any more
  | 'bug' // an answer that nobody foresaw
  | 'interrupted' // the caller's signal

export class SourceError extends Error {
  /**
   * @param message one sentence: what is wrong. It never holds a token.
   * @param hint one sentence: what to do
   */
  constructor(
    readonly kind: SourceErrorKind,
    message: string,
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'SourceError'
  }
}
