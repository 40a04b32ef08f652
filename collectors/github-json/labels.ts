/** A repository's labels by the names that they have now: items that were fetched earlier know them by former ones. */
import type { Instant, LabelRow } from '../model.ts'
import type { RestLabel } from './shapes.ts'

interface Known {
  at: Instant
  rest: RestLabel
}

export class Labels {
  readonly #known = new Map<string, Known>()
  readonly #idOfName = new Map<string, Known & { id: string }>()

  /** @param at when the item was fetched that bears the label */
  note(rest: RestLabel, at: Instant): void {
    const id = rest.node_id || `import:label:${rest.name}`
    const known = this.#known.get(id)
    if (known === undefined || known.at <= at) this.#known.set(id, { at, rest })
    const named = this.#idOfName.get(rest.name)
    if (named === undefined || named.at <= at) this.#idOfName.set(rest.name, { at, rest, id })
  }

  nameOf(rest: Pick<RestLabel, 'name' | 'node_id'>): string {
    const id = rest.node_id || this.#idOfName.get(rest.name)?.id
    return (id === undefined ? undefined : this.#known.get(id)?.rest.name) ?? rest.name
  }

  absorb(other: Labels): void {
    for (const { at, rest } of other.#known.values()) this.note(rest, at)
    for (const { at, rest } of other.#idOfName.values()) this.note(rest, at)
  }

  rows(repo_id: string): LabelRow[] {
    return [...this.#known].map(([id, { rest }]) => ({
      // A name alone is no id: other repositories have it too.
      id: id.startsWith('import:') ? `import:label:${repo_id}:${rest.name}` : id,
      repo_id,
      name: rest.name,
      color: rest.color ?? '',
      description: rest.description ?? null,
    }))
  }
}
