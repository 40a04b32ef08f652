/** A host that knows nothing but files, as those do to which a site is published. */
import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

export interface Host {
  /** Without a slash at its end. */
  address: string
  /** Paths for which there was no file. */
  missed: string[]
  close: () => void
}

/** @param base below which the folder is served, with a slash before and behind */
export async function hostOf(folder: string, base: string): Promise<Host> {
  const missed: string[] = []
  const fileAt = async (path: string): Promise<string> => {
    const file = join(folder, path)
    return (await stat(file)).isDirectory() ? join(file, 'index.html') : file
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const send = async (): Promise<void> => {
      try {
        if (!pathname.startsWith(base)) throw new Error('Elsewhere.')
        const file = await fileAt(decodeURIComponent(pathname.slice(base.length)))
        const body = await readFile(file)
        const type = types[extname(file)] ?? 'application/octet-stream'
        response.writeHead(200, { 'content-type': type }).end(body)
      } catch {
        missed.push(pathname)
        response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' })
        response.end(await readFile(join(folder, '404.html')))
      }
    }
    void send()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}${base.slice(0, -1)}`,
    missed,
    close: () => void server.close(),
  }
}
