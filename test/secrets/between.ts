/** Stands between a command and the test's GitHub: passes requests on, or answers in its place what a bad day would bring. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Between {
  url: string
  /** Requests that carried the token. */
  carried: () => number
}

/** @returns whether it has answered; else the request goes on to GitHub */
export type Answer = (index: number, response: ServerResponse) => boolean | Promise<boolean>

const bodyOf = async (request: IncomingMessage): Promise<Buffer> =>
  Buffer.concat((await request.toArray()) as Buffer[])

export async function between(target: string, token: string, answer: Answer): Promise<Between> {
  let index = 0
  let carried = 0
  const server = createServer((request, response) => {
    void (async () => {
      const { authorization = '' } = request.headers
      if (authorization.includes(token)) carried++
      const body = await bodyOf(request)
      if (await answer(index++, response)) return
      const passed = await fetch(`${target}${request.url ?? ''}`, {
        method: request.method ?? 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: new Uint8Array(body),
      })
      const headers = Object.fromEntries(
        [...passed.headers].filter(
          ([name]) =>
            !/^(content-encoding|content-length|transfer-encoding|connection)$/.test(name),
        ),
      )
      response.writeHead(passed.status, headers).end(Buffer.from(await passed.arrayBuffer()))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, carried: () => carried }
}
