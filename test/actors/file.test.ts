/** Files of people: what they may say, and that every mistake is told with its line. */
import { describe, expect, it } from 'vitest'
import { parsePeopleFile } from '../../server/actors/file.ts'

const mistakesOf = (name: string, text: string): string => {
  try {
    parsePeopleFile(name, text)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

describe('YAML', () => {
  it('says people with other accounts and organisations, domains, and companies of profiles', () => {
    const text = `
people:
  - person: octocat
    also: [octo@home.example]
    at:
      - { organisation: One, from: 2024-01-01, to: 2025-01-01 }
      - organisation: Two
domains:
  - { domain: ONE.org, organisation: One }
companies:
  - { company: '@One  Labs', organisation: One, from: 2024-01-01 }
`
    expect(parsePeopleFile('a.yaml', text)).toEqual({
      people: [
        {
          person: 'octocat',
          also: ['octo@home.example'],
          at: [
            { organisation: 'One', from: '2024-01-01', to: '2025-01-01' },
            { organisation: 'Two' },
          ],
        },
      ],
      domains: [{ domain: 'one.org', organisation: 'One' }],
      companies: [{ company: 'one labs', organisation: 'One', from: '2024-01-01' }],
    })
  })

  it('is refused with the line of each mistake', () => {
    const text = `people:
  - person: octocat
    at:
      - organisation: One
        from: soon
  - nobody: here
domains:
  - domain: one
    organisation: One
`
    const message = mistakesOf('a.yml', text)
    expect(message).toMatch(/line 5: people.at.from: /)
    expect(message).toMatch(/line 6: people/)
    expect(message).toMatch(/line 8: domains.domain: .*a domain like example.org/)
    expect(mistakesOf('a.yml', 'people:\n  - person: [')).toMatch(/line [23]: /)
    expect(mistakesOf('a.txt', '')).toMatch(/neither YAML nor CSV/)
  })
})

describe('CSV', () => {
  it('says one affiliation a line', () => {
    const text =
      '\uFEFFperson,organisation,from,to\r\nbob,"One, Inc. ""X""",2024-01-01,\r\n\r\nBob,Two,,2025-01-01\r\n'
    expect(parsePeopleFile('a.csv', text)).toEqual({
      people: [
        {
          person: 'bob',
          also: [],
          at: [
            { organisation: 'One, Inc. "X"', from: '2024-01-01' },
            { organisation: 'Two', to: '2025-01-01' },
          ],
        },
      ],
      domains: [],
      companies: [],
    })
  })

  it('is refused with the line of each mistake', () => {
    expect(mistakesOf('a.csv', 'who,where\n')).toMatch(/line 1: the columns/)
    const message = mistakesOf(
      'a.csv',
      'person,organisation,from\nbob,One\n,One,2024-01-01\nbob,One,24\nbob,"One,2024-01-01\n',
    )
    expect(message.split('\n').slice(1)).toEqual([
      'line 2: 3 cells are expected',
      expect.stringMatching(/^line 3: person: /),
      expect.stringMatching(/^line 4: from: /),
      'line 5: 3 cells are expected',
    ])
  })
})
