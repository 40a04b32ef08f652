/** Asks for as much at once as the source can bear: half of it when it was too much, slowly more when it goes well. */
import type { GithubClient } from './client.ts'
import { isTooMuch, SourceError } from './errors.ts'
import { queryText, type QueryName } from './queries.ts'

/** After so many whole answers in a row a little more is asked for. */
const calm = 8

/** The sizes of a repository's questions: what was learnt in earlier runs, and what this one learns. */
export class AdaptivePages {
  readonly #sizes: Map<string, number>
  readonly #successes = new Map<string, number>()
  readonly #changed = new Set<string>()

  /** @param remembered by the name of the query */
  constructor(
    private readonly client: GithubClient,
    remembered: Record<string, number>,
  ) {
    this.#sizes = new Map(Object.entries(remembered))
  }

  /**
   * The answer to a query whose variables depend on how much is asked for; the request is built anew for each size.
   *
   * @param most never more than this at once
   * @returns the size that was answered, too
   * @throws SourceError for which `isTooMuch` holds where even one alone was
   */
  async ask<T>(
    query: QueryName,
    most: number,
    variables: (size: number) => Record<string, unknown>,
  ): Promise<{ data: T; size: number }> {
    for (;;) {
      const size = Math.min(most, this.#sizes.get(query) ?? most)
      try {
        const data = await this.client.request<T>(queryText(query), variables(size), {
          // One alone can't be made less: it is asked for again after a while, as any other question.
          isAdaptive: size > 1,
        })
        this.#grow(query, size, most)
        return { data, size }
      } catch (error) {
        if (!(error instanceof SourceError) || !isTooMuch(error) || size === 1) throw error
        this.#set(query, Math.floor(size / 2))
      }
    }
  }

  /** Sizes that have changed since the last call, to be stored with the next batch. */
  takeChanged(): { query: string; size: number }[] {
    const changed = [...this.#changed].map((query) => ({
      query,
      size: this.#sizes.get(query) ?? 1,
    }))
    this.#changed.clear()
    return changed
  }

  #set(query: string, size: number): void {
    this.#sizes.set(query, size)
    this.#successes.set(query, 0)
    this.#changed.add(query)
  }

  #grow(query: string, size: number, most: number): void {
    if (size >= most) return
    const successes = (this.#successes.get(query) ?? 0) + 1
    this.#successes.set(query, successes)
    if (successes >= calm) this.#set(query, Math.min(most, size + Math.max(1, size >> 2)))
  }
}
