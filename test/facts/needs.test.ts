/** A fact whose header says what it needs has no rows without: it isn't even asked for then. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openInstance } from '../../server/store/instance.ts'
import { sqlFiles } from '../../server/store/sql-files.ts'
import { copySample } from '../sample-file.ts'
import { temporaryFolder } from '../cli/command.ts'

interface Header {
  table: string
  of: string
  needs?: string[]
}

it('what a fact is said to need is all that its rows come from', async () => {
  const path = join(await temporaryFolder(), 'needs.duckdb')
  await copySample(path, 60)
  const instance = await openInstance(path, { threads: 1 })
  const connection = await instance.connect()
  const files = (await sqlFiles('facts')).map(({ body, header }) => ({
    ...(header as Header),
    sql: body,
  }))
  const found = await connection.runAndReadAll('select id from raw.repository order by id')
  const params = { repo_id: found.getRowsJS()[0]?.[0] as string }
  const rowsOf = async (sql: string): Promise<number> =>
    (await connection.runAndReadAll(`from (${sql}) limit 1`, params)).currentRowCount
  await connection.run(
    `create temp table touched as
     select id as item_id from raw.issue where repo_id = $repo_id
     union all select id from raw.pull_request where repo_id = $repo_id`,
    params,
  )
  for (const { of, sql, table } of files) {
    if (of === 'filling') await connection.run(`create temp table ${table} as ${sql}`, params)
  }
  const told: string[] = []
  for (const { needs, sql, table } of files) {
    if (needs === undefined) continue
    if ((await rowsOf(sql)) > 0) told.push(table)
    for (const each of needs) expect(sql, `${table} reads ${each}`).toContain(each)
    await connection.run('begin')
    for (const each of needs) await connection.run(`delete from ${each}`)
    expect(await rowsOf(sql), `${table} without ${needs.join(', ')}`).toBe(0)
    await connection.run('rollback')
  }
  expect(told).toEqual(expect.arrayContaining(['issue', 'change_request', 'commit', 'decision']))
  connection.closeSync()
  instance.closeSync()
})
