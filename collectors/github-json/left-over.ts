/** Counts what was found and is not imported, so that it can be told. */

export interface Left {
  what: string
  count: number
  /** The first one. */
  where: string
}

export class LeftOver {
  readonly #found = new Map<string, Left>()

  add(what: string, where: string, count = 1): void {
    if (count === 0) return
    const known = this.#found.get(what)
    if (known === undefined) this.#found.set(what, { what, where, count })
    else known.count += count
  }

  get all(): Left[] {
    return [...this.#found.values()]
  }
}
