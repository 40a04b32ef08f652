/** The sync that runs, as the server tells it; when it ends, everything that the page knows is asked for again. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { eventsUrl, type SyncProgress } from '../api.ts'
import { isCopy } from '../copy.ts'

export const isActive = (progress: SyncProgress | null): boolean =>
  progress?.state === 'starting' || progress?.state === 'running'

export interface Live {
  progress: SyncProgress | null
  /** False while the server can't be heard. */
  isHeard: boolean
}

export function useSync(): Live {
  const client = useQueryClient()
  const [live, setLive] = useState<Live>({ progress: null, isHeard: true })
  useEffect(() => {
    // Nothing is collected where a copy is read.
    if (isCopy) return undefined
    const events = new EventSource(eventsUrl())
    let wasActive = false
    events.addEventListener('progress', (event: MessageEvent<string>) => {
      const progress = JSON.parse(event.data) as SyncProgress | null
      setLive({ progress, isHeard: true })
      if (wasActive && !isActive(progress)) void client.invalidateQueries()
      wasActive = isActive(progress)
    })
    // The browser tries again by itself.
    events.addEventListener('error', () => setLive((before) => ({ ...before, isHeard: false })))
    return () => events.close()
  }, [client])
  return live
}
