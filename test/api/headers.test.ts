/** Every answer, good or bad, carries the headers that keep a page from loading or leaking anything elsewhere. */
import { copyFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../server/app.ts'
import { createLog } from '../../server/log.ts'
import { packageRoot } from '../../server/root.ts'
import { testApp, type TestApp } from './app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp(60)
})

const paths = [
  '/',
  '/ecosystem/sample',
  '/docs',
  '/docs/start.js',
  '/openapi.json',
  '/api/v1/openapi.json',
  '/api/v1/health',
  '/api/v1/repos',
  '/api/v1/ecosystems',
  '/api/v1/metrics',
  '/api/v1/metrics/issues-opened?scope=ecosystem:sample',
  '/api/v1/metrics/issues-opened?scope=ecosystem:sample&format=csv',
  '/api/v1/metrics/issues-opened/items?scope=ecosystem:sample',
  '/api/v1/metrics/issues-opened/sql?scope=ecosystem:sample',
  '/api/v1/metrics/nothing?scope=ecosystem:sample',
  '/api/nothing',
  '/assets/nothing.js',
]

function policyOf(response: Response): Record<string, string> {
  const policy = response.headers.get('content-security-policy') ?? ''
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ')
      return [name, values.join(' ')]
    }),
  )
}

describe('the headers', () => {
  it('of a chart for other pages let it stand there, and are strict otherwise', async () => {
    const response = await app.get('/embed/issues-opened?scope=ecosystem:sample')
    expect(policyOf(response)).toMatchObject({
      'default-src': "'self'",
      'frame-ancestors': '*',
      'connect-src': "'self'",
      'form-action': "'self'",
    })
    expect(response.headers.get('x-frame-options')).toBeNull()
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each(paths)('of %s', async (path) => {
    const response = await app.get(path)
    expect(policyOf(response)).toMatchObject({
      'default-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'connect-src': "'self'",
      'script-src': "'self'",
    })
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('x-frame-options')).toBe('DENY')
    // On plain HTTP a browser ignores it, and behind TLS it is the proxy's to promise.
    expect(response.headers.get('strict-transport-security')).toBeNull()
    expect(response.headers.get('x-powered-by')).toBeNull()
  })
})

describe('the web page', () => {
  async function built(html: string): Promise<ReturnType<typeof createApp>> {
    const webRoot = await mkdtemp(join(tmpdir(), 'lichen-web-'))
    onTestFinished(() => rm(webRoot, { recursive: true }))
    await mkdir(join(webRoot, 'assets'))
    await writeFile(join(webRoot, 'index.html'), html)
    await writeFile(join(webRoot, 'assets/main-abc.js'), 'export {}')
    await writeFile(join(webRoot, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    const { store, catalogue } = app
    return createApp({ store, catalogue, webRoot, log: createLog('silent') })
  }

  it('is answered at every address of its own, also at one that ends like a file', async () => {
    const web = await built('<h1>Lichen</h1>')
    for (const path of [
      '/',
      '/ecosystem/sample?grain=week',
      '/project/vercel/next.js',
      '/project/a/%41',
    ]) {
      const response = await web.request(path)
      expect([response.status, await response.text()]).toEqual([200, '<h1>Lichen</h1>'])
      expect(response.headers.get('content-type')).toContain('text/html')
      expect(response.headers.get('cache-control')).toBe('no-cache')
    }
  })

  it('keeps hashed files for ever and asks again for all others', async () => {
    const web = await built('')
    const script = await web.request('/assets/main-abc.js')
    expect(script.headers.get('content-type')).toContain('text/javascript')
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(await script.text()).toBe('export {}')
    const icon = await web.request('/icon.svg')
    expect(icon.headers.get('content-type')).toContain('image/svg+xml')
    expect(icon.headers.get('cache-control')).toBe('no-cache')
  })

  it('has a card for social networks: a picture of the size that they take, by its whole address', async () => {
    const own = join(packageRoot, 'web')
    const webRoot = await mkdtemp(join(tmpdir(), 'lichen-web-'))
    onTestFinished(() => rm(webRoot, { recursive: true }))
    await copyFile(join(own, 'index.html'), join(webRoot, 'index.html'))
    await cp(join(own, 'public'), webRoot, { recursive: true })
    const { store, catalogue } = app
    const web = createApp({ store, catalogue, webRoot, log: createLog('silent') })
    const cardOf = async (headers: Record<string, string>): Promise<string> => {
      const page = await web.request('http://lichen.example:81/ecosystem/sample', { headers })
      const metas = (await page.text()).matchAll(
        /<meta\s+(?:property|name)="([^"]+)"\s+content="([^"]+)"/g,
      )
      const said = Object.fromEntries(Array.from(metas, ([, name, content]) => [name, content]))
      expect(said).toMatchObject({
        'og:title': expect.stringContaining('Lichen'),
        'og:description': said['description'],
        'og:image:width': '1200',
        'og:image:height': '630',
        'twitter:card': 'summary_large_image',
      })
      return said['og:image'] ?? ''
    }
    expect(await cardOf({})).toBe('http://lichen.example:81/card.png')
    expect(await cardOf({ 'x-forwarded-proto': 'https' })).toBe(
      'https://lichen.example:81/card.png',
    )
    const odd = await web.request('http://a"b$&c/')
    expect(await odd.text()).toContain('content="/card.png"')
    const picture = await web.request('/card.png')
    expect(picture.headers.get('content-type')).toBe('image/png')
    const bytes = Buffer.from(await picture.arrayBuffer())
    expect(bytes.length).toBeLessThan(60_000)
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
  })

  it('gives nothing of what lies outside its folder', async () => {
    const web = await built('<h1>Lichen</h1>')
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/assets/..%2f..%2fpackage.json',
    ]) {
      const text = await (await web.request(path)).text()
      expect(text).not.toContain('dependencies')
    }
  })

  it('may run the inline script that it was built with, and no other', async () => {
    const script = "document.documentElement.dataset.theme = 'dark'"
    const web = await built(`<script>${script}</script><script src="/assets/main-abc.js"></script>`)
    const hash = createHash('sha256').update(script).digest('base64')
    const policy = policyOf(await web.request('/'))
    expect(policy['script-src']).toBe(`'self' 'sha256-${hash}'`)
  })

  it('that is not built yet says how to build it', async () => {
    const { store, catalogue } = app
    const web = createApp({ store, catalogue, webRoot: '/nowhere', log: createLog('silent') })
    const response = await web.request('/')
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('npm run build')
  })
})
