/** The browsable reference of the API. Scalar's viewer comes with our own build: it has to work without the internet. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { AppError } from '../errors.ts'

// Scalar's own page starts the viewer from an inline script; ours has none, so that the policy can forbid them.
const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lichen API</title>
</head>
<body>
<div id="reference"></div>
<script src="/docs/scalar.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`

const options = {
  url: '/api/v1/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
}

const javascript = { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' }

/** @param docsRoot the folder into which the build copied `scalar.js` */
export function docsRoutes(docsRoot: string): Hono {
  const viewer = join(docsRoot, 'scalar.js')
  return new Hono()
    .get('/docs', (c) => c.html(html, 200, { 'Cache-Control': 'no-cache' }))
    .get('/docs/start.js', (c) =>
      c.body(
        `Scalar.createApiReference('#reference', ${JSON.stringify(options)})\n`,
        200,
        javascript,
      ),
    )
    .get('/docs/scalar.js', async (c) => {
      if (!existsSync(viewer)) {
        throw new AppError(
          'not-built',
          'The viewer of the reference has not been built.',
          'Run npm run build; the document itself is at /api/v1/openapi.json.',
          503,
        )
      }
      return c.body(await readFile(viewer, 'utf8'), 200, javascript)
    })
}
