/** The built page stays within its budget: what grows beyond it has to be paid for elsewhere. */
import { expect, it } from 'vitest'
import budget from './budget.json' with { type: 'json' }
import { weigh } from './weight.ts'

it('weighs no more than its budget allows, compressed', async () => {
  const weight = await weigh()
  for (const key of Object.keys(budget) as (keyof typeof budget)[]) {
    expect(weight[key], key).toBeGreaterThan(budget[key] / 20)
    expect(weight[key], `${key}, in bytes`).toBeLessThanOrEqual(budget[key])
  }
})
