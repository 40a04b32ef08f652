/** The view's state from the URL, and the way to change it: back, forward and reload show the same. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { createContext, useCallback, useContext, useMemo } from 'react'
import { Search, type SearchInput, type View } from '../search.ts'

/** Hundreds of parts of a page ask for the same view: it is read once. */
const views = new WeakMap<object, View>()
function viewOf(search: object): View {
  const view = views.get(search) ?? Search.parse(search)
  views.set(search, view)
  return view
}

/** What a part of a page says instead of the address: a report’s figures are of its dates, and so are the links on them. */
export const Spoken = createContext<Partial<View> | null>(null)

export function useView(): [View, (change: SearchInput) => void] {
  const given = viewOf(useSearch({ strict: false }))
  const spoken = useContext(Spoken)
  const view = useMemo(() => (spoken === null ? given : { ...given, ...spoken }), [given, spoken])
  const navigate = useNavigate()
  const change = useCallback(
    (changed: SearchInput) => {
      void navigate({
        to: '.',
        search: (before: object) => ({ ...before, ...changed }),
        replace: false,
      })
    },
    [navigate],
  )
  return [view, change]
}
