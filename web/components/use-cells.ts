/** One stop for the tab key in a table full of links: from cell to cell go the arrow keys, Home and End. */
import { useCallback, useEffect, useRef, type FocusEvent, type KeyboardEvent } from 'react'

/** What a link in a cell needs: its column, by which the arrows find it, and no stop of its own. */
export const inColumn = (column: number) => ({ 'data-cell': column, tabIndex: -1 })

const cellsOf = (table: HTMLElement): HTMLElement[] =>
  Array.from(table.querySelectorAll<HTMLElement>('[data-cell]'))

/** Where a key leads from a cell; undefined where it leads nowhere. Rows that lack the column are passed over. */
function next(key: string, from: HTMLElement, cells: HTMLElement[]): HTMLElement | undefined {
  const at = cells.indexOf(from)
  const own = cells.filter((cell) => cell.closest('tr') === from.closest('tr'))
  const isBelow = (cell: HTMLElement): boolean => cell.dataset['cell'] === from.dataset['cell']
  switch (key) {
    case 'ArrowRight':
      return own[own.indexOf(from) + 1]
    case 'ArrowLeft':
      return own[own.indexOf(from) - 1]
    case 'ArrowDown':
      return cells.slice(at + 1).find(isBelow)
    case 'ArrowUp':
      return cells.slice(0, at).findLast(isBelow)
    case 'Home':
      return own[0]
    case 'End':
      return own.at(-1)
    default:
      return undefined
  }
}

/** For the table whose cells are links by `inColumn`. The stop is where the focus was last. */
export function useCells() {
  const ref = useRef<HTMLTableElement>(null)
  // The cell that had the stop may be gone when the table is drawn again.
  useEffect(() => {
    const cells = ref.current === null ? [] : cellsOf(ref.current)
    const [first] = cells
    if (first !== undefined && cells.every((cell) => cell.tabIndex < 0)) first.tabIndex = 0
  })
  const onFocus = useCallback(({ currentTarget, target }: FocusEvent<HTMLElement>) => {
    if (!target.matches('[data-cell]')) return
    for (const cell of cellsOf(currentTarget)) cell.tabIndex = cell === target ? 0 : -1
  }, [])
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLElement>) => {
    const { currentTarget, key, target } = event
    if (!(target instanceof HTMLElement) || !target.matches('[data-cell]')) return
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const to = next(key, target, cellsOf(currentTarget))
    if (to === undefined) return
    event.preventDefault()
    to.focus()
  }, [])
  return { ref, onFocus, onKeyDown }
}
