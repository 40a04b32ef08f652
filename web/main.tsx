/** Starts the page. */
import '@fontsource-variable/inter'
import './theme.css'
import './folded.css'
import './metric.css'
import './people.css'
import './indices.css'
import './bottlenecks.css'
import './compare.css'
import './palette.css'
import './report.css'
import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from './api.ts'
import { copyReady } from './copy.ts'
import { textsReady } from './i18n.ts'
import { followNetwork } from './reach.ts'
import { router } from './router.tsx'

followNetwork()

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      // What the server refused, it refuses again; while it can't be reached, questions wait.
      retry: (count, error) =>
        !(error instanceof ApiError) && (count < 2 || !onlineManager.isOnline()),
      placeholderData: (before: unknown) => before,
    },
    // Nobody wants a change to be made an hour later by itself.
    mutations: { networkMode: 'always' },
  },
})

const root = document.getElementById('root')
await Promise.all([textsReady, copyReady()])
if (root === null) throw new Error('The page has no root element.')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
