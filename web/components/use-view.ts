/** The view's state from the URL, and the way to change it: back, forward and reload show the same. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { Search, type SearchInput, type View } from '../search.ts'

/** Hundreds of parts of a page ask for the same view: it is read once. */
const views = new WeakMap<object, View>()
function viewOf(search: object): View {
  const view = views.get(search) ?? Search.parse(search)
  views.set(search, view)
  return view
}

export function useView(): [View, (change: SearchInput) => void] {
  const view = viewOf(useSearch({ strict: false }))
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
