/** Security headers of every answer: nothing is loaded from, or sent to, another host. */
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  // Mantine and ECharts set the style attribute, and Mantine writes its theme into a style element.
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

/**
 * @param scriptHashes `'sha256-…'` of the inline scripts that a page of ours has
 */
export function safeHeaders(scriptHashes: readonly string[] = []): MiddlewareHandler {
  const scriptSrc = [...policy.scriptSrc, ...scriptHashes]
  const common = {
    // The server speaks plain HTTP; whoever puts it behind TLS sets this there, for the name it then has.
    strictTransportSecurity: false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  }
  const own = secureHeaders({
    ...common,
    contentSecurityPolicy: { ...policy, scriptSrc },
    xFrameOptions: 'DENY',
  })
  // A chart that others may show: nothing can be changed there that a click could be led to.
  const embedded = secureHeaders({
    ...common,
    contentSecurityPolicy: { ...policy, scriptSrc, frameAncestors: ['*'] },
    xFrameOptions: false,
  })
  return (c, next) => (c.req.path.startsWith('/embed/') ? embedded : own)(c, next)
}
