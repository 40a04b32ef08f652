/** A sink that hands everything to the server that has the database open. */
import { z } from 'zod'
import type { Batch, Cursor, GapRow } from '../../collectors/model.ts'
import type { ServerAddress } from '../address.ts'
import { AppError, type Status } from '../errors.ts'
import { ErrorAnswer } from '../routes/schemas.ts'
import type { KnownRepository } from '../store/open.ts'
import type { Changes } from '../store/writer.ts'
import { ingestPath, ingestResults, secretHeader, type IngestCall } from './ingest.ts'
import type { AnnotationRow } from '../annotations/annotation.ts'
import type { Known } from '../../collectors/github/probe.ts'
import type { StoredItem } from '../../collectors/github/reconcile.ts'
import type { SyncProgress } from './progress.ts'
import type {
  FiledMember,
  FinishedSync,
  NewEcosystem,
  Sink,
  StoredCounts,
  SyncRun,
} from './sink.ts'

/** A write waits for those before it and for a checkpoint; a server that takes longer is not working. */
const timeoutMs = 5 * 60 * 1000

const again = 'Run the same command again: what was collected so far is stored.'

export class RemoteSink implements Sink {
  constructor(private readonly server: ServerAddress) {}

  findRepository(owner: string, name: string): Promise<KnownRepository | null> {
    return this.send({ call: 'findRepository', owner, name }, ingestResults.findRepository)
  }

  cursors(repoId: string): Promise<Cursor[]> {
    return this.send({ call: 'cursors', repo_id: repoId }, ingestResults.cursors)
  }

  pageSizes(repoId: string): Promise<Record<string, number>> {
    return this.send({ call: 'pageSizes', repo_id: repoId }, ingestResults.pageSizes)
  }

  gaps(repoId: string): Promise<GapRow[]> {
    return this.send({ call: 'gaps', repo_id: repoId }, ingestResults.gaps)
  }

  collected(): Promise<Known[]> {
    return this.send({ call: 'collected' }, ingestResults.collected)
  }

  storedCounts(repoId: string): Promise<StoredCounts> {
    return this.send({ call: 'storedCounts', repo_id: repoId }, ingestResults.storedCounts)
  }

  storedItems(
    repoId: string,
    resource: 'issue' | 'pull_request' | 'discussion',
  ): Promise<StoredItem[]> {
    return this.send({ call: 'storedItems', repo_id: repoId, resource }, ingestResults.storedItems)
  }

  storedIds(repoId: string, resource: 'discussion' | 'commit'): Promise<string[]> {
    return this.send({ call: 'storedIds', repo_id: repoId, resource }, ingestResults.storedIds)
  }

  countGitCommits(repoId: string): Promise<number> {
    return this.send({ call: 'countGitCommits', repo_id: repoId }, ingestResults.countGitCommits)
  }

  async recordRun(run: SyncRun): Promise<void> {
    await this.send({ call: 'recordRun', run }, ingestResults.recordRun)
  }

  async setFields(repoId: string, fields: Record<string, string>): Promise<void> {
    await this.send({ call: 'setFields', repo_id: repoId, fields }, ingestResults.setFields)
  }

  async putAnnotations(rows: AnnotationRow[]): Promise<void> {
    await this.send({ call: 'putAnnotations', rows }, ingestResults.putAnnotations)
  }

  removeAnnotations(ids: string[]): Promise<number> {
    return this.send({ call: 'removeAnnotations', ids }, ingestResults.removeAnnotations)
  }

  write(batch: Batch): Promise<Changes> {
    return this.send({ call: 'write', batch }, ingestResults.write)
  }

  async finishSync(state: FinishedSync): Promise<void> {
    await this.send({ call: 'finishSync', state }, ingestResults.finishSync)
  }

  async addToEcosystem(ecosystem: NewEcosystem, repoIds: string[]): Promise<void> {
    const call = { call: 'addToEcosystem', ecosystem, repo_ids: repoIds } as const
    await this.send(call, ingestResults.addToEcosystem)
  }

  filedMembers(slug: string): Promise<FiledMember[]> {
    return this.send({ call: 'filedMembers', slug }, ingestResults.filedMembers)
  }

  async leaveEcosystem(slug: string, repoIds: string[]): Promise<void> {
    const call = { call: 'leaveEcosystem', slug, repo_ids: repoIds } as const
    await this.send(call, ingestResults.leaveEcosystem)
  }

  /**
   * Says how far a sync is; the first time it claims the server, which takes one sync at a time.
   *
   * @returns whether somebody has cancelled it
   * @throws AppError `sync-running`
   */
  progress(progress: SyncProgress): Promise<{ cancel: boolean }> {
    return this.send({ call: 'progress', progress }, ingestResults.progress)
  }

  private async send<Result>(call: IngestCall, result: z.ZodType<Result>): Promise<Result> {
    const response = await this.post(JSON.stringify(call))
    const body: unknown = await response.json().catch(() => undefined)
    if (response.ok) return z.object({ result }).parse(body).result
    const refusal = ErrorAnswer.safeParse(body)
    if (response.status !== 403 && refusal.success) {
      const { code, hint, message } = refusal.data.error
      throw new AppError(code, message, hint, response.status as Status)
    }
    throw new AppError(
      'server-refused',
      `The Lichen at ${this.server.address} does not take data from this command (HTTP ${response.status}).`,
      `It may have been started anew. ${again}`,
      502,
    )
  }

  private async post(body: string): Promise<Response> {
    try {
      return await fetch(`${this.server.address}${ingestPath}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [secretHeader]: this.server.secret },
        body,
        signal: AbortSignal.timeout(timeoutMs),
      })
    } catch (error) {
      throw new AppError(
        'server-gone',
        `The Lichen at ${this.server.address}, which has the database open, does not answer any more.`,
        again,
        502,
        { cause: error },
      )
    }
  }
}
