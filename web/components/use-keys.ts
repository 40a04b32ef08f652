/** Keys that lead somewhere: Ctrl or Cmd with K always, single ones unless the reader has switched them off. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { point, pointBy } from '../charts/pointed.ts'
import { pages } from '../pages.ts'
import { usePreferences } from '../preferences.ts'
import type { SearchInput } from '../search.ts'

/** How long the second key of two may take. */
const patience = 1500

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName))

export function useKeys(search: SearchInput, find: () => void): void {
  const { keys } = usePreferences()
  const navigate = useNavigate()
  const asked = useRef({ find, search })
  useEffect(() => {
    asked.current = { find, search }
  })
  useEffect(() => {
    let led = 0
    const onKey = (event: KeyboardEvent): void => {
      const { ctrlKey, key, metaKey, altKey, target } = event
      if ((ctrlKey || metaKey) && key.toLowerCase() === 'k') {
        event.preventDefault()
        asked.current.find()
        return
      }
      if (!keys || ctrlKey || metaKey || altKey || isTyping(target)) return
      if (key === '/') {
        event.preventDefault()
        asked.current.find()
      } else if (key === '?') {
        void navigate({ to: '/settings', hash: 'keys', search: asked.current.search })
      } else if (key === ',' || key === '.') {
        pointBy(key === ',' ? -1 : 1)
      } else if (key === 'Escape') {
        point(null)
      } else if (key === 'g') {
        led = Date.now()
        return
      } else if (Date.now() - led < patience) {
        const page = pages.find((each) => each.key === key)
        if (page !== undefined) void navigate({ to: page.to, search: asked.current.search })
      }
      led = 0
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [keys, navigate])
}
