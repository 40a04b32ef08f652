/** How far the reading of a history is: one word of a cursor that stays right wherever the reading is cut off. */

export interface HistoryState {
  /** This commit and all its ancestors are stored; null where that can be said of none. */
  read: string | null
  /** What is stored is part of this commit's history. */
  target: string
  /** Changed paths have been read with the commits. */
  withPaths: boolean
}

export function pageOf({ read, target, withPaths }: HistoryState): string {
  return `${read ?? ''}..${target}${withPaths ? ' paths' : ''}`
}

/** Null for a page that says nothing. */
export function stateIn(page: string | null | undefined): HistoryState | null {
  const found = /^([\da-f]{40,64})?\.\.([\da-f]{40,64})( paths)?$/.exec(page ?? '')
  const [, read, target, paths] = found ?? []
  return target === undefined
    ? null
    : { read: read ?? null, target, withPaths: paths !== undefined }
}
