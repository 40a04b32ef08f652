/** The queries are ones that GitHub would take, and ask for nothing that is not needed. */
import { readdirSync, readFileSync } from 'node:fs'
import { schema, validate } from '@octokit/graphql-schema'
import { describe, expect, it } from 'vitest'
import { queryNames, queryText } from '../../collectors/github/queries.ts'
import { graphql } from '../github-server/graphql.ts'

const folder = new URL('../../collectors/github/queries/', import.meta.url)

describe('the queries', () => {
  // The package holds two forms, of which the JSON is the older: nearer to what an Enterprise Server knows.
  const newest = graphql.buildSchema(schema.idl, { assumeValid: true })
  it.each(queryNames)(
    "%s is valid by GitHub's published schema, the older form and the newest",
    (name) => {
      const text = queryText(name)
      const errors = [...validate(text), ...graphql.validate(newest, graphql.parse(text))]
      expect(errors.map((error) => error.message)).toEqual([])
    },
  )

  it('are all the queries that there are', () => {
    const files = readdirSync(folder).filter((file) =>
      /^query /m.test(readFileSync(new URL(file, folder), 'utf8')),
    )
    expect(files.toSorted()).toEqual(queryNames.map((name) => `${name}.graphql`).toSorted())
  })

  it('ask for no text that people wrote but titles, names and descriptions', () => {
    for (const name of queryNames) {
      // Of a commit, its first line and the address that git shows to everyone.
      const text =
        name === 'commits'
          ? queryText(name).replace('messageHeadline', '').replace('email', '')
          : queryText(name)
      expect(text).not.toMatch(/\b(body\w*|email|diffHunk|message\w*|bio)\b/)
    }
  })

  it('check the number of events by the one count that heeds the asked types', () => {
    // GitHub's totalCount of a timeline counts entries of every type; a check by it would always fail.
    for (const name of ['issues', 'pull-requests', 'more-events'] as const) {
      const timelines = queryText(name).match(/on \w+TimelineItemsConnection \{\s+count: \w+/g)
      expect(timelines?.length).toBeGreaterThan(0)
      for (const text of timelines ?? []) expect(text).toMatch(/count: filteredCount$/)
    }
  })
})
