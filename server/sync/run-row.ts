/** The row of one attempt at a repository, as the status page shows it. */
import { randomUUID } from 'node:crypto'
import { AppError, errorBody } from '../errors.ts'
import { instant } from '../store/values.ts'
import type { RunSource, SyncRun } from './sink.ts'

/** This machine's clock. */
export const now = (): string => instant(new Date())

/** The kind of a source's error; `bug` for what was not foreseen. */
export function classOf(error: unknown): string {
  if (!(error instanceof AppError)) return 'bug'
  return error.code.replace(/^(source|import)-/, '')
}

/** @param repository `owner/name` as it was asked for */
export function newRun(repository: string, source: RunSource = 'github'): SyncRun {
  return {
    id: randomUUID(),
    source,
    repo_id: null,
    repository,
    started_at: now(),
    finished_at: null,
    outcome: 'running',
    error_class: null,
    message: null,
    hint: null,
    requests: 0,
    inserted: 0,
    updated: 0,
    deleted: 0,
  }
}

/** What a run's row says of an error; that it is this repository's, the row says already. */
export function told(repository: string, error: unknown) {
  const { hint, message } = errorBody(error).error
  const prefix = `${repository}: `
  const text = message.startsWith(prefix) ? message.slice(prefix.length) : message
  return { error_class: classOf(error), message: text, hint }
}

/** A run that ended without having been possible, e.g. since an earlier one showed that it can't be. */
export function failedRun(repository: string, error: unknown): SyncRun {
  const run = newRun(repository)
  return { ...run, finished_at: run.started_at, outcome: 'failed', ...told(repository, error) }
}
