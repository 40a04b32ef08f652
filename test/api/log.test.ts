/** The log says what went wrong without what opens a door. */
import { describe, expect, it } from 'vitest'
import { createLog } from '../../server/log.ts'

function logged(level: string, write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog(level, { write: (line) => void lines.push(line) }))
  return lines.join('')
}

describe('the log', () => {
  it('hides tokens and secrets wherever they stand', () => {
    const text = logged('warn', (log) => {
      log.warn({ token: 'canary', authorization: 'bearer canary' }, 'flat')
      log.warn({ headers: { authorization: 'canary', 'x-lichen-secret': 'canary' } }, 'one deep')
      log.warn({ request: { headers: { authorization: 'canary', token: 'canary' } } }, 'two deep')
      log.warn({ options: { secret: 'canary' } }, 'options')
    })
    expect(text).not.toContain('canary')
    expect(text.match(/\[hidden\]/g)).toHaveLength(7)
  })

  it('is quiet below the level that was asked for', () => {
    const text = logged('warn', (log) => {
      log.info('nothing of interest')
      log.warn('something')
    })
    expect(text).toContain('something')
    expect(text).not.toContain('nothing of interest')
  })
})
