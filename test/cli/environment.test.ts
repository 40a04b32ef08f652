/** The environment is read once, with defaults, and refused in words. */
import { describe, expect, it } from 'vitest'
import { readEnvironment } from '../../server/env.ts'

describe('the environment', () => {
  it('has defaults for everything but the token; a variable set to nothing is not set', () => {
    for (const variables of [{}, { PORT: '', GITHUB_TOKEN: ' ', LICHEN_DB: '' }]) {
      expect(readEnvironment(variables)).toMatchObject({
        LICHEN_DB: './lichen.duckdb',
        HOST: '127.0.0.1',
        PORT: 5177,
        LICHEN_MEMORY_LIMIT: '1GB',
        GITHUB_API_URL: 'https://api.github.com',
        LOG_LEVEL: 'warn',
      })
      expect(readEnvironment(variables).GITHUB_TOKEN).toBeUndefined()
      expect(readEnvironment(variables).LICHEN_THREADS).toBeGreaterThan(0)
    }
  })

  it.each([
    ['PORT', '0', 0],
    ['PORT', '8080', 8080],
    ['LICHEN_THREADS', '3', 3],
    ['LICHEN_MEMORY_LIMIT', '512MB', '512MB'],
    ['LICHEN_MEMORY_LIMIT', '1.5 GiB', '1.5 GiB'],
    ['LICHEN_RATE_LIMIT', '0', 0],
    ['LICHEN_CLIENT_HEADER', 'X-Forwarded-For', 'X-Forwarded-For'],
    ['GITHUB_API_URL', 'http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['GITHUB_API_URL', 'https://host/api/v3', 'https://host/api/v3'],
  ] as const)('takes %s=%s', (name, text, value) => {
    expect(readEnvironment({ [name]: text })[name]).toBe(value)
  })

  it.each([
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['LICHEN_THREADS', '0'],
    ['LICHEN_MEMORY_LIMIT', '1'],
    ['LICHEN_MEMORY_LIMIT', "1GB'; drop"],
    ['LICHEN_RATE_LIMIT', 'none'],
    ['LICHEN_CLIENT_HEADER', 'X-Real-IP: 1'],
    ['GITHUB_API_URL', 'github.com'],
    ['GITHUB_API_URL', 'file:///etc/passwd'],
    ['GITHUB_API_URL', 'https://user:secret@host/api/v3'],
    ['GITHUB_API_URL', 'https://secret@host/api/v3'],
    ['GITHUB_API_URL', 'https://host/api/v3?access_token=secret'],
    ['GITHUB_API_URL', 'https://host/api/v3#secret'],
    ['LICHEN_PRIVACY', 'secret'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s by its name, without its value', (name, text) => {
    let error: unknown
    try {
      readEnvironment({ [name]: text })
    } catch (thrown) {
      error = thrown
    }
    expect(error).toMatchObject({ code: 'bad-environment' })
    const { message } = error as Error
    expect(message).toContain(name)
    expect(message).not.toContain('secret')
  })
})
