/** The rows of a long table: those that can be seen and a few around them; on paper all. */
import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual'
import {
  Fragment,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react'
import { flushSync } from 'react-dom'
import type { ProjectRow } from '../portfolio.ts'

/** What a row is told of its place among all. */
export interface Placed {
  at: number
  /** Takes how high it is. */
  measure: (row: HTMLTableRowElement | null) => void
}

/** How high a row is, until it is known. */
const usual = 67

/** Around those that can be seen: the keyboard finds the next link before it is in sight. */
const around = 8

function useOnPaper(): boolean {
  const [isOnPaper, setOnPaper] = useState(false)
  useEffect(() => {
    // The browser prints what is there when this returns.
    const before = (): void => flushSync(() => setOnPaper(true))
    const after = (): void => setOnPaper(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return isOnPaper
}

/** How far below the page's beginning something stands; what is above it comes and goes. */
function useTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const look = (): void => {
      const at = element.current?.getBoundingClientRect().top
      if (at !== undefined) setTop(Math.round(at + window.scrollY))
    }
    look()
    const watcher = new ResizeObserver(look)
    watcher.observe(document.body)
    return () => watcher.disconnect()
  }, [element])
  return top
}

export default function ManyRows({
  drawn,
  rows,
}: {
  rows: ProjectRow[]
  drawn: (row: ProjectRow, place: Placed) => ReactNode
}) {
  const body = useRef<HTMLTableSectionElement>(null)
  const top = useTop(body)
  const [held, setHeld] = useState<number | null>(null)
  const isOnPaper = useOnPaper()
  // oxlint-disable-next-line react/incompatible-library -- what it returns is read at once, and never remembered
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => usual,
    // As the browser has laid it out anyway; asking for it would make it lay out once more.
    measureElement: (row, entry, { indexFromElement, measurementsCache }) =>
      entry?.borderBoxSize[0]?.blockSize ?? measurementsCache[indexFromElement(row)]?.size ?? usual,
    overscan: around,
    scrollMargin: top,
    // Scrolling doesn't wait for the rows.
    useFlushSync: false,
    // A row that is sorted elsewhere keeps its height.
    getItemKey: (index) => rows[index]?.repo.id ?? index,
    // The row that has the focus stays, or the focus would be lost with it.
    rangeExtractor: (range: Range) => {
      const seen = defaultRangeExtractor(range)
      if (held === null || held >= rows.length || seen.includes(held)) return seen
      return [...seen, held].toSorted((one, other) => one - other)
    },
  })
  const measure = virtual.measureElement
  // Scrolling goes on while new rows are drawn.
  const items = useDeferredValue(virtual.getVirtualItems())
  if (isOnPaper) return <tbody>{rows.map((row, at) => drawn(row, { at, measure }))}</tbody>
  let end = top
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only hears of its rows' focus
    <tbody
      ref={body}
      onFocus={({ target }) => setHeld(Number(target.closest('tr')?.dataset['index'] ?? -1))}
      onBlur={() => setHeld(null)}
    >
      {items.map(({ end: next, index, key, start }) => {
        const row = rows[index]
        const gap = start - end
        end = next
        return (
          <Fragment key={key}>
            <Space height={gap} />
            {row !== undefined && drawn(row, { at: index, measure })}
          </Fragment>
        )
      })}
      <Space height={virtual.getTotalSize() + top - end} />
    </tbody>
  )
}

/** Where rows would be that can't be seen. */
const Space = ({ height }: { height: number }) =>
  height > 0 && (
    <tr className="space" aria-hidden="true">
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- nothing to be read */}
      <td style={{ height }} />
    </tr>
  )
