/** The view's state from the URL, and the way to change it: back, forward and reload show the same. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { Search, type SearchInput, type View } from '../search.ts'

export function useView(): [View, (change: SearchInput) => void] {
  const view = Search.parse(useSearch({ strict: false }))
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
