/** What can be wrong with a folder of files, in words for its user; the server decides how to show it. */

export type ArchiveErrorCode =
  | 'not-a-folder'
  | 'no-items' // nothing in it is an issue or a pull request
  | 'broken-file' // not what its name says, or not JSON
  | 'bad-item' // JSON, but a field isn't what REST gives
  | 'bad-date' // the date that was asked for and the files contradict each other

export class ArchiveError extends Error {
  /**
   * @param message one sentence: what is wrong, with the file and the line where it is in one
   * @param hint one sentence: what to do
   */
  constructor(
    readonly code: ArchiveErrorCode,
    message: string,
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'ArchiveError'
  }
}

/** What is taken, for a folder that has none of it. */
export const shapesTaken =
  "Taken are issues and pull requests as GitHub's REST API gives them, each with its events and comments: " +
  'one file an item, JSON lines or arrays, as .json, .jsonl or .ndjson, plain or .gz.'
