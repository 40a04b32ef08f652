/** `lichen contributors`: lists, one person, who is left out, and weights, from the file or from its running server. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  ContributorAnswer,
  ContributorsAnswer,
  LeftOutList,
  WeightsAnswer,
} from '../../server/routes/contributor-schemas.ts'
import { lichen, serve, temporaryFolder } from './command.ts'
import { copySample } from '../sample-file.ts'

let folder: string
let env: Record<string, string>
const question = ['contributors', '--scope', 'ecosystem:sample']

beforeAll(async () => {
  folder = await temporaryFolder()
  const db = join(folder, 'contributors.duckdb')
  env = { LICHEN_DB: db }
  await copySample(db, 600)
}, 300_000)

/** Several processes one after the other, beside other tests. */
const long = 300_000

const listed = async (args: string[], more: Record<string, string> = {}) => {
  const { code, err, out } = await lichen([...question, ...args, '--format', 'json'], {
    ...env,
    ...more,
  })
  expect([code, err]).toEqual([0, ''])
  return ContributorsAnswer.strict().parse(JSON.parse(out))
}

describe('lichen contributors', () => {
  it(
    'prints people alphabetically, what their points are made of, and how far the set decides',
    async () => {
      const { code, err, out } = await lichen([...question, '--limit', '5'], env)
      expect([code, err]).toEqual([0, ''])
      expect(out).toMatch(/^ecosystem:sample, 2025-07-01 to 2026-07-01, weights: opendigger \(/)
      expect(out).toMatch(/^person +points +damped +contributions/m)
      expect(out).toMatch(/change_request \d+\.\d/)
      expect(out).toMatch(/^\d+ people, [\d.]+ points \([\d.]+ without guards\), [\d.]+ damped\.$/m)
      expect(out).toMatch(
        /^Order by opendigger against other sets: equal ρ 0\.\d\d, \d+ of them move/m,
      )
      expect(out).toMatch(/^5 of \d+ are shown; see --limit\.$/m)
      expect(out).not.toMatch(/^place/m)
    },
    long,
  )

  it(
    'prints places where an order is asked for, and says which part of the rank is not known',
    async () => {
      const { out } = await lichen([...question, '--sort', 'rank', '--limit', '3'], env)
      expect(out).toMatch(/^place +person +points +damped +contributions +score +quantity/m)
      expect(out).toMatch(/^1 +\S/m)
      expect(out).toMatch(/^Nothing is collected that tells of impact: /m)
    },
    long,
  )

  it(
    'prints JSON that is the API’s answer, and CSV',
    async () => {
      const answer = await listed(['--by', 'repository', '--sort', 'value'])
      expect(answer.contributors.length).toBeGreaterThan(3)
      const { out } = await lichen([...question, '--format', 'csv'], env)
      expect(out).toMatch(/^id,name,login,value,damped,/)
      expect(out.split('\r\n').length).toBeGreaterThan(60)
    },
    long,
  )

  it(
    'prints one person',
    async () => {
      const [first] = (await listed(['--limit', '1'])).contributors
      const id = first?.id ?? ''
      const args = ['contributors', 'list', id, '--scope', 'ecosystem:sample']
      const { out } = await lichen(args, env)
      expect(out).toContain(`${first?.name}: ecosystem:sample`)
      expect(out).toMatch(/^kind +contributions +weight +points$/m)
      const json = await lichen([...args, '--format', 'json'], env)
      expect(ContributorAnswer.strict().parse(JSON.parse(json.out))).toMatchObject({
        id,
        value: first?.value,
      })
    },
    long,
  )

  it(
    'calls nobody by name where the environment says so',
    async () => {
      const { contributors, privacy } = await listed([], { LICHEN_PRIVACY: 'pseudonymous' })
      expect(privacy).toBe('pseudonymous')
      for (const { id } of contributors) expect(id).toMatch(/^person-[0-9a-f]{12}$/)
    },
    long,
  )

  it(
    'leaves a person out, also while a server has the file, and lists them again',
    async () => {
      const { contributors, left_out } = await listed(['--limit', '1'])
      expect(left_out).toBe(0)
      const id = contributors[0]?.id ?? ''
      const server = await serve([], env)
      const out = await lichen(['contributors', 'leave-out', id], env)
      expect([out.code, out.err, out.out]).toEqual([
        0,
        '',
        `${id} is not listed any more; they still count in sums.\n`,
      ])
      await server.stop()
      const without = await listed(['--limit', '1'])
      expect(without.left_out).toBe(1)
      expect(without.contributors[0]?.id).not.toBe(id)
      const listing = ['contributors', 'left-out', '--format', 'json']
      const whoIsOut = async (...more: string[]) =>
        LeftOutList.strict().parse(JSON.parse((await lichen([...listing, ...more], env)).out))
      expect((await whoIsOut()).left_out).toMatchObject([{ id, login: id }])
      const veiled = await whoIsOut('--privacy', 'pseudonymous')
      expect(veiled.left_out).toMatchObject([
        { id: /^person-/.exec(veiled.left_out[0]?.id ?? '')?.input, login: null },
      ])
      const text = (await lichen([...question, '--limit', '1'], env)).out
      expect(text).toMatch(/^1 left out of the list at their wish; they are in the sums\.$/m)
      await lichen(['contributors', 'list-again', id], env)
      expect((await listed(['--limit', '1'])).contributors[0]?.id).toBe(id)
      const nobody = await lichen(['contributors', 'leave-out', 'nobody'], env)
      expect([nobody.code, nobody.err]).toEqual([1, expect.stringMatching(/"nobody" is known/)])
    },
    long,
  )

  it(
    'stores weights from a file, weighs with them, and removes them',
    async () => {
      const file = join(folder, 'mine.yaml')
      await writeFile(file, 'title: Mine\nsource: The board\nkinds: { review: 2 }\n')
      const stored = await lichen(['contributors', 'weights', 'set', 'mine', file], env)
      expect([stored.err, stored.out]).toEqual(['', 'The weights mine are stored as version 1.\n'])
      const { weights } = await listed(['--weights', 'mine'])
      expect(weights).toEqual({ name: 'mine', version: '1' })
      const all = await lichen(['contributors', 'weights', 'list', '--format', 'json'], env)
      const names = WeightsAnswer.parse(JSON.parse(all.out)).weights.map(({ name }) => name)
      expect(names).toEqual(['equal', 'opendigger', 'sourcecred', 'tiers', 'mine'])
      const removed = await lichen(['contributors', 'weights', 'remove', 'mine'], env)
      expect(removed.out).toBe('The weights mine are removed.\n')
    },
    long,
  )

  it(
    'says what is wrong in a message and a hint',
    async () => {
      const bad = join(folder, 'bad.yaml')
      await writeFile(bad, 'title: Mine\nsource: x\nkinds: { stars: 2 }\n')
      const broken = join(folder, 'broken.yaml')
      await writeFile(broken, 'title: [')
      const wrong: [string[], RegExp][] = [
        [['contributors', 'weights', 'set', 'equal', bad], /bad\.yaml at kinds: .*stars/],
        [['contributors', 'weights', 'set', 'mine', broken], /is no YAML/],
        [['contributors', 'weights', 'set', 'mine', join(folder, 'no.yaml')], /can't be read/],
        [['contributors', 'weights', 'remove', 'equal'], /ships with Lichen/],
        [[...question, '--weights', 'none'], /no set of weights "none".*\nThe sets are: equal, /],
        [['contributors', 'list', 'nobody', '--scope', 'all'], /"nobody"/],
      ]
      for (const [args, message] of wrong) {
        const { code, err, out } = await lichen(args, env)
        expect([code, out]).toEqual([1, ''])
        expect(err).toMatch(message)
      }
    },
    long,
  )
})
