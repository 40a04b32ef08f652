/** Secrets go out of a text in whatever form it has them, and nothing else does. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redacted } from '../../collectors/github/redact.ts'

const secret = 'ghp_a+b/c="d"&e~0123456789'

describe('redacting', () => {
  it.each<[string, string]>([
    ['as it is', secret],
    ['in an address', encodeURIComponent(secret)],
    ['in an address, in lower case', encodeURIComponent(secret).toLowerCase()],
    ['in JSON', JSON.stringify(secret).slice(1, -1)],
    ['in a page', secret.replace('&', '&#38;').replaceAll('"', '&#x22;')],
    ['in hexadecimal', Buffer.from(secret).toString('hex')],
    ['wholly percent-encoded', Buffer.from(secret).toString('hex').replaceAll(/../g, '%$&')],
  ])('finds it %s', (_name, form) => {
    expect(redacted(`Refused: ${form}, sorry`, ['other-secret-of-some-length', secret])).toBe(
      'Refused: [token], sorry',
    )
  })

  it('finds it in base64 behind whatever stands before it', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.constantFrom('base64' as const, 'base64url' as const),
        (before, after, encoding) => {
          const text = Buffer.from(`${before}${secret}${after}`).toString(encoding)
          const clean = redacted(text, [secret])
          expect(clean).toContain('[token]')
          // All but a sign or two at the ends, which hold bits of its neighbours.
          const left = Buffer.from(clean.replace('[token]', ' '), encoding).toString('latin1')
          expect(left).not.toContain(secret.slice(2, -2))
        },
      ),
    )
  })

  it('leaves every other text as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(redacted(text, [secret, ''])).toBe(text)
      }),
    )
    expect(redacted('many things', ['any'])).toBe('m[token] things')
  })
})
