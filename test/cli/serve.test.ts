/** `lichen serve`: the sample in an empty database, one server a file, one a port, and an orderly end. */
import { existsSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../server/store/open.ts'
import { lichen, serve, temporaryFolder } from './command.ts'

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})

async function repositories(address: string): Promise<number> {
  const response = await fetch(`${address}/api/v1/health`)
  return ((await response.json()) as { repositories: number }).repositories
}

describe('lichen serve', () => {
  it('fills an empty database with the sample, says so, and says its address last', async () => {
    const db = join(folder, 'first.duckdb')
    const first = await serve(['--db', db])
    expect(first.line).toBe(`Lichen is up: ${first.address}  (sample ecosystem, simulated)`)
    expect(first.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await repositories(first.address)).toBe(6)
    const ended = await first.stop('SIGINT')
    expect([ended.code, ended.err]).toEqual([0, ''])
    expect(ended.out.trim().split('\n').at(-1)).toBe(first.line)
    const again = await serve(['--db', db])
    expect(again.line).toContain('(sample ecosystem, simulated)')
    expect(await repositories(again.address)).toBe(6)
  })

  it('leaves an empty database empty with --no-sample', async () => {
    const server = await serve(['--db', join(folder, 'empty.duckdb'), '--no-sample'])
    expect(server.line).toBe(`Lichen is up: ${server.address}`)
    expect(await repositories(server.address)).toBe(0)
  })

  it('writes its address and a secret for its owner alone, and takes them back', async () => {
    const db = join(folder, 'address.duckdb')
    const file = `${db}.server`
    // What a server that was killed has left.
    await writeFile(file, '{"address":"http://127.0.0.1:1","secret":"old","pid":1}', {
      mode: 0o644,
    })
    const server = await serve(['--db', db, '--no-sample'])
    const written = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
    expect(written).toMatchObject({ address: server.address, pid: server.pid })
    expect(written['secret']).toMatch(/^[0-9a-f]{64}$/)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await server.stop()
    expect(existsSync(file)).toBe(false)
    expect(existsSync(`${db}.wal`)).toBe(false)
  })

  it('names the server that has the database open already', async () => {
    const db = join(folder, 'shared.duckdb')
    const server = await serve(['--db', db, '--no-sample'])
    const second = await lichen(['serve', '--port', '0', '--db', db])
    expect(second.code).toBe(1)
    expect(second.err).toContain(`is open already, in the Lichen at ${server.address}`)
    expect(second.err).not.toMatch(/database is locked|^\s+at /im)
    const sample = await lichen(['sample', '--db', db])
    expect(sample.code).toBe(1)
    expect(sample.err).toMatch(new RegExp(`${server.address}.*\nStop that server`))
    expect(await repositories(server.address)).toBe(0)
  })

  it('says which process has the database where that is no server', async () => {
    const db = join(folder, 'held.duckdb')
    const store = await openStore(db)
    onTestFinished(() => store.close())
    const { code, err } = await lichen(['serve', '--port', '0', '--db', db])
    expect(code).toBe(1)
    expect(err).toMatch(new RegExp(`in use by another program.*${process.pid}.*\n.*--db`))
  })

  it('says that a port is taken and how to take another', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    const db = join(folder, 'port.duckdb')
    const { code, err } = await lichen(['serve', '--db', db], { PORT: String(port) })
    expect(code).toBe(1)
    expect(err).toMatch(new RegExp(`Port ${port} of 127.0.0.1 is in use.*\n.*--port`))
    expect(existsSync(`${db}.server`)).toBe(false)
  })

  it('refuses a database of a newer version', async () => {
    const db = join(folder, 'newer.duckdb')
    const store = await openStore(db)
    await store.close()
    const { DuckDBInstance } = await import('@duckdb/node-api')
    const instance = await DuckDBInstance.create(db)
    const connection = await instance.connect()
    await connection.run("insert into schema_version values (999, timestamp '2099-01-01')")
    connection.closeSync()
    instance.closeSync()
    const { code, err } = await lichen(['serve', '--port', '0', '--db', db])
    expect(code).toBe(1)
    expect(err).toMatch(/newer version of Lichen.*\nUpdate Lichen/)
  })

  it('ends in order while a client keeps its connection open', async () => {
    const server = await serve(['--db', join(folder, 'end.duckdb'), '--no-sample'])
    await repositories(server.address)
    expect((await server.stop()).code).toBe(0)
  })
})
