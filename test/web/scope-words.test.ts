/** What is suggested while a scope is typed. */
import { expect, it } from 'vitest'
import { suggestions } from '../../web/scope-words.ts'

const scopes = ['all', 'org:acme', 'field:maturity=graduated', 'repo:acme/lantern']

it('offers every scope in which the typed part occurs, however it is spelled', () => {
  expect(suggestions('', scopes)).toEqual(scopes)
  expect(suggestions('ACME', scopes)).toEqual(['org:acme', 'repo:acme/lantern'])
  expect(suggestions('nothing', scopes)).toEqual([])
})

it('completes the last part and keeps what is joined before it', () => {
  expect(suggestions('org:acme&mat', scopes)).toEqual(['org:acme&field:maturity=graduated'])
  expect(suggestions('all, org:acme & lan', scopes)).toEqual(['all, org:acme &repo:acme/lantern'])
})

it('never offers a part twice', () => {
  expect(suggestions('org:acme,acme', scopes)).toEqual(['org:acme,repo:acme/lantern'])
})

it('stays short', () => {
  const many = Array.from({ length: 500 }, (_, index) => `repo:acme/${index}`)
  expect(suggestions('acme', many)).toHaveLength(20)
})
