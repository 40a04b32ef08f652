/** The built web page: hashed files for ever, every address that isn't a file is the page itself. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { HonoRequest, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { onUnknown } from './failure.ts'

const notBuilt = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Lichen</title>
<h1>The web page isn’t built yet</h1>
<p>Run <code>npm run build</code> in Lichen’s folder, then start the server again.</p>
<p>The API is up already: <a href="/api/v1/health">health</a>, <a href="/docs">reference</a>.</p>
</html>
`

/** `'sha256-…'` of each inline script of a page, for its content security policy. */
export function inlineScriptHashes(html: string): string[] {
  const scripts = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)
  return Array.from(scripts, (match) => {
    const digest = createHash('sha256').update(match[1] ?? '')
    return `'sha256-${digest.digest('base64')}'`
  })
}

/** The page that `vite build` wrote, or one that tells how to build it. */
export function readPage(webRoot: string): { html: string; isBuilt: boolean } {
  const path = join(webRoot, 'index.html')
  return existsSync(path)
    ? { html: readFileSync(path, 'utf8'), isBuilt: true }
    : { html: notBuilt, isBuilt: false }
}

/** Files of the build. Names under assets/ change with their content, so they may be kept for ever. */
export function files(webRoot: string): MiddlewareHandler {
  const file = serveStatic({ root: webRoot })
  return createMiddleware(async (c, next) => {
    // The page has its own handler: its address is '/', and it must never be kept.
    const found = c.req.path === '/' ? undefined : await file(c, async () => undefined)
    if (!(found instanceof Response)) return next()
    const isHashed = c.req.path.startsWith('/assets/')
    found.headers.set(
      'Cache-Control',
      isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    )
    return found
  })
}

/** The address by which the client sees this server, a proxy that speaks TLS for it included. */
function originOf(request: HonoRequest): string {
  const { host, protocol } = new URL(request.url)
  // A client may call itself anything, and its word goes into the page.
  if (!/^[\w.:[\]-]+$/.test(host)) return ''
  return `${request.header('x-forwarded-proto') === 'https' ? 'https:' : protocol}//${host}`
}

/** Any other address is one of the page's own; it may end like a file: `/project/vercel/next.js`. */
export function page({ html, isBuilt }: { html: string; isBuilt: boolean }): MiddlewareHandler {
  return createMiddleware(async (c) => {
    if (c.req.method !== 'GET' || c.req.path.startsWith('/assets/')) return onUnknown(c)
    c.header('Cache-Control', 'no-cache')
    // Who shows a link elsewhere asks for its picture by the whole address.
    const whole = html.replace('content="/card.png"', `content="${originOf(c.req)}/card.png"`)
    return c.html(whole, isBuilt ? 200 : 503)
  })
}
