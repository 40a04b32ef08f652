/** Binds a port and lets it go: the errors of the one in words, the open connections of the other within a few seconds. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { AppError } from './errors.ts'

/** With the connection that a request came by. */
export type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>

export interface Listening {
  /** As a browser of this machine takes it, e.g. `http://127.0.0.1:5177`. */
  address: string
  /** Stops accepting, lets running answers end for at most `patience` milliseconds. */
  close: (patience?: number) => Promise<void>
}

function refusal(error: NodeJS.ErrnoException, host: string, port: number): AppError {
  if (error.code === 'EADDRINUSE') {
    return new AppError(
      'port-in-use',
      `Port ${port} of ${host} is in use by another program.`,
      'Name another with --port or PORT; --port 0 takes a free one.',
      409,
    )
  }
  if (error.code === 'EACCES') {
    return new AppError(
      'port-refused',
      `The system does not allow this user to open port ${port}.`,
      'Name a port from 1024 on with --port or PORT.',
      403,
    )
  }
  return new AppError(
    'bad-host',
    `The server can't listen at ${host}: ${error.message}.`,
    'Give an address of this machine with --host or HOST, e.g. 127.0.0.1.',
    400,
    { cause: error },
  )
}

/** What to type into a browser: the wildcard addresses are none. */
function addressOf({ address, family, port }: AddressInfo): string {
  const name = address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address
  return `http://${family === 'IPv6' ? `[${name}]` : name}:${port}`
}

/** @throws AppError `port-in-use`, `port-refused`, `bad-host` */
export async function listen(fetch: Fetch, host: string, port: number): Promise<Listening> {
  // No HTTP/2 options are given, so that the server is node:http's.
  const server = createAdaptorServer({
    fetch: (request, env) => fetch(request, env as HttpBindings),
    autoCleanupIncoming: true,
  }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(refusal(error, host, port)))
    server.listen(port, host, resolve)
  })
  return {
    address: addressOf(server.address() as AddressInfo),
    close: async (patience = 5000) => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), patience)
      await closed
      clearTimeout(timer)
    },
  }
}
