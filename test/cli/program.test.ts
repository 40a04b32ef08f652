/** The program as a whole: help, version, typing errors, the environment, and the sample by hand. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../server/store/open.ts'
import { version } from '../../server/version.ts'
import { lichen, temporaryFolder } from './command.ts'

describe('lichen', () => {
  it('lists its commands', async () => {
    const { code, out } = await lichen(['--help'])
    expect(code).toBe(0)
    for (const command of ['serve', 'collect', 'metrics', 'sample']) {
      expect(out).toMatch(new RegExp(`^  ${command} `, 'm'))
    }
    expect(await lichen(['--version'])).toMatchObject({ code: 0, out: `${version}\n` })
  })

  it('helps with a typing error', async () => {
    const { code, err } = await lichen(['serv'])
    expect(code).toBe(1)
    expect(err).toMatch(/unknown command 'serv'\n\(Did you mean serve\?\)\n.*--help/)
    const option = await lichen(['serve', '--prot', '5177'])
    expect(option.code).toBe(1)
    expect(option.err).toMatch(/--prot'\n\(Did you mean --port\?\)/)
  })

  it('refuses values that an option can’t have', async () => {
    const wrong: string[][] = [
      ['serve', '--port', '70000'],
      ['serve', '--port', 'http'],
      ['sample', '--items', '0'],
      ['metrics', 'x', '--scope', 'y', '--grain', 'day'],
      ['metrics', 'x', '--scope', 'y', '--format', 'xml'],
      ['metrics', 'x'],
    ]
    for (const args of wrong) {
      const { code, err } = await lichen(args)
      expect(code, args.join(' ')).toBe(1)
      expect(err).toMatch(/^error: .*\n.*--help/)
    }
  })

  it('names a wrong variable of the environment, but not its value', async () => {
    const wrong = { PORT: 'secret-1', LICHEN_THREADS: 'secret-2', LICHEN_MEMORY_LIMIT: 'secret-3' }
    for (const [name, value] of Object.entries(wrong)) {
      const { code, err } = await lichen(['serve'], { [name]: value })
      expect(code).toBe(1)
      expect(err).toMatch(new RegExp(`variable ${name} is not valid.*\n.*README`))
      expect(err).not.toContain(value)
    }
  })
})

describe('lichen sample', () => {
  it('loads a sample of any size, replaces it, and takes it out', async () => {
    const db = join(await temporaryFolder(), 'sample.duckdb')
    const counts = async (): Promise<unknown> => {
      const store = await openStore(db)
      const [row] = await store.query(
        `select (select count(*) from raw.issue) + (select count(*) from raw.pull_request) as items,
                (select count(*) from raw.repository) as repositories,
                (select count(*) from sync_state) as synced,
                (select count(*) from raw.comment) > 0 as has_comments,
                (select count(*) from ecosystem where is_simulated) as ecosystems`,
      )
      await store.close()
      return row
    }
    const whole = { repositories: 6, synced: 6, has_comments: true, ecosystems: 1 }
    expect((await lichen(['sample', '--items', '300', '--db', db])).code).toBe(0)
    expect(await counts()).toEqual({ ...whole, items: 300 })
    expect((await lichen(['sample', '--items', '200', '--seed', '5', '--db', db])).code).toBe(0)
    expect(await counts()).toEqual({ ...whole, items: 200 })
    expect((await lichen(['sample', '--remove', '--db', db])).out).toBe('The sample is gone.\n')
    const nothing = { repositories: 0, synced: 0, has_comments: false, ecosystems: 0 }
    expect(await counts()).toEqual({ ...nothing, items: 0 })
    expect((await lichen(['sample', '--remove', '--db', db])).out).toMatch(/no sample/)
  })
})
