/** Brings the part of a page into sight that the address names, as soon as it is there and has its height. */
import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'

/** How long a page may take to fill, in milliseconds. */
const patience = 10_000

export function useSought(): void {
  const place = useLocation({ select: ({ hash, pathname }) => `${pathname}#${hash}` })
  useEffect(() => {
    const [, id = ''] = place.split('#')
    if (id === '') return
    const seek = (): void => document.getElementById(id)?.scrollIntoView()
    // What comes later makes the page higher.
    const watcher = new ResizeObserver(seek)
    watcher.observe(document.body)
    // Whoever goes elsewhere meanwhile isn't taken back.
    const end = new AbortController()
    const stop = (): void => {
      watcher.disconnect()
      end.abort()
    }
    const timer = setTimeout(stop, patience)
    for (const moving of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
      window.addEventListener(moving, stop, { passive: true, signal: end.signal })
    }
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [place])
}
