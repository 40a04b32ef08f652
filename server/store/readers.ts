/** A small pool of read connections: queries queue for one, and each has a deadline after which it is interrupted. */
import { setTimeout as setTimeoutAsync } from 'node:timers/promises'
import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api'
import { AppError } from '../errors.ts'
import { bindable, fromDatabase, type Param } from './values.ts'

export interface QueryOptions {
  /** Milliseconds from the call, waiting included. Default 30 000. */
  deadlineMs?: number
  /** Sets the grain that `bucket()` cuts time by: week, month, quarter, year or window. */
  grain?: string
  /** With grain `window`: the instant that all rows are bucketed to. */
  windowStart?: string
}

interface Waiter {
  give: (connection: DuckDBConnection) => void
  refuse: (error: AppError) => void
}

function timeOut(deadlineMs: number): AppError {
  return new AppError(
    'query-timeout',
    `The query took longer than ${Math.round(deadlineMs / 1000)} s and was stopped.`,
    'Ask for a shorter range, a coarser grain or fewer repositories.',
    504,
  )
}

const closing = (): AppError =>
  new AppError('closing', 'The database is being closed.', 'Ask again when Lichen is up.', 503)

export class Readers {
  readonly #idle: DuckDBConnection[] = []
  readonly #waiting: Waiter[] = []
  readonly #all: DuckDBConnection[] = []
  #taken = 0
  #isClosed = false

  private constructor() {}

  static async open(instance: DuckDBInstance, count: number): Promise<Readers> {
    const readers = new Readers()
    for (let index = 0; index < count; index++) {
      const connection = await instance.connect()
      readers.#all.push(connection)
      readers.#idle.push(connection)
    }
    return readers
  }

  /** Reads with one connection of somebody else's, who closes it: what its transaction sees. */
  static over(connection: DuckDBConnection): Readers {
    const readers = new Readers()
    readers.#idle.push(connection)
    return readers
  }

  /**
   * Runs one statement and gives its rows as plain objects.
   *
   * @throws AppError `query-timeout` when the deadline passes, queued or running.
   */
  async query<Row>(
    sql: string,
    params: Record<string, Param> = {},
    options: QueryOptions = {},
  ): Promise<Row[]> {
    const deadlineMs = options.deadlineMs ?? 30_000
    const endsAt = Date.now() + deadlineMs
    const connection = await this.#take(deadlineMs)
    let isLate = false
    const timer = setTimeout(
      () => {
        isLate = true
        connection.interrupt()
      },
      Math.max(endsAt - Date.now(), 1),
    )
    try {
      if (options.grain !== undefined) await setGrain(connection, options)
      return await runPrepared<Row>(connection, sql, params)
    } catch (error) {
      if (this.#isClosed) throw closing()
      throw isLate ? timeOut(deadlineMs) : error
    } finally {
      clearTimeout(timer)
      this.#giveBack(connection)
    }
  }

  /**
   * Refuses what waits, interrupts what runs, and closes every connection once nothing runs: a connection that is
   * closed under its statement locks itself for ever, and the process with it.
   */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const waiter of this.#waiting.splice(0)) waiter.refuse(closing())
    while (this.#taken > 0) {
      // Not once: between two statements there is nothing to interrupt.
      for (const connection of this.#all) connection.interrupt()
      await setTimeoutAsync(10)
    }
    for (const connection of this.#all.splice(0)) connection.closeSync()
  }

  async #take(deadlineMs: number): Promise<DuckDBConnection> {
    if (this.#isClosed) throw closing()
    const connection = this.#idle.pop()
    if (connection === undefined) return this.#wait(deadlineMs)
    this.#taken++
    return connection
  }

  #wait(deadlineMs: number): Promise<DuckDBConnection> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        give: (given) => {
          clearTimeout(timer)
          resolve(given)
        },
        refuse: (error) => {
          clearTimeout(timer)
          reject(error)
        },
      }
      const timer = setTimeout(() => {
        const at = this.#waiting.indexOf(waiter)
        if (at >= 0) this.#waiting.splice(at, 1)
        waiter.refuse(timeOut(deadlineMs))
      }, deadlineMs)
      this.#waiting.push(waiter)
    })
  }

  #giveBack(connection: DuckDBConnection): void {
    const waiter = this.#waiting.shift()
    if (waiter !== undefined) return waiter.give(connection)
    this.#taken--
    this.#idle.push(connection)
  }
}

/** What each connection has been told last: many questions in turn are of the same steps. */
const told = new WeakMap<DuckDBConnection, string>()

async function setGrain(
  connection: DuckDBConnection,
  { grain = 'month', windowStart: start = '1970-01-01T00:00:00Z' }: QueryOptions,
): Promise<void> {
  const saying = `${grain} ${start}`
  if (told.get(connection) === saying) return
  told.delete(connection)
  await connection.run('set variable grain = $grain', { grain })
  await connection.run('set variable window_start = $start::timestamp', { start })
  told.set(connection, saying)
}

/** Binds only the parameters that the statement names: a population need not use all of them. */
async function runPrepared<Row>(
  connection: DuckDBConnection,
  sql: string,
  params: Record<string, Param>,
): Promise<Row[]> {
  const statement = await connection.prepare(sql)
  try {
    const used: Record<string, DuckDBValue> = {}
    for (let index = 1; index <= statement.parameterCount; index++) {
      const name = statement.parameterName(index)
      if (!(name in params)) throw new Error(`The statement asks for $${name}, which isn't given.`)
      used[name] = bindable(params[name] ?? null)
    }
    statement.bind(used)
    const reader = await statement.runAndReadAll()
    return reader
      .getRowObjectsJS()
      .map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [key, fromDatabase(value)])),
      ) as Row[]
  } finally {
    statement.destroySync()
  }
}
