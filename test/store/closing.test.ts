/** A store that is closed while it is asked refuses the questions and ends; it must not lock itself. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../server/store/open.ts'

const slow = 'select count(*) as n from range(100000000000) as a(i) where i % 7 = 8'

it('is closed at once, and whoever asks, waits or comes later is told so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (let round = 0; round < 5; round++) {
    const store = await openStore(join(folder, 'closing.duckdb'), { readers: 2 })
    const asked = Array.from({ length: 6 }, async (_, index) =>
      store.query(index % 2 === 0 ? slow : 'select 1', {}, { grain: 'month' }),
    )
    const answers = Promise.allSettled(asked)
    await new Promise((resolve) => setTimeout(resolve, round * 20))
    await store.close()
    const refused = (await answers).filter(({ status }) => status === 'rejected')
    expect(refused.length).toBeGreaterThanOrEqual(3)
    for (const each of refused) expect(each).toMatchObject({ reason: { code: 'closing' } })
    await expect(store.query('select 1')).rejects.toMatchObject({ code: 'closing' })
  }
})
