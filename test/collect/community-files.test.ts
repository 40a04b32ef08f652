/** Which names are a community's files is told as GitHub tells it. */
import { describe, expect, it } from 'vitest'
import { communityFiles } from '../../collectors/github/community-files.ts'
import type { CommunityNode } from '../../collectors/github/repository-nodes.ts'

const nothing: CommunityNode = {
  rootFolder: null,
  githubFolder: null,
  docsFolder: null,
  codeOfConduct: null,
  contributingGuidelines: null,
  isSecurityPolicyEnabled: false,
  securityPolicyUrl: null,
  fundingLinks: [],
}
const blob = (name: string) => ({ name, type: 'blob' })
const found = (given: Partial<CommunityNode>): string[] =>
  communityFiles('R_1', { ...nothing, ...given }).map(({ kind, path }) => `${kind} ${path}`)

describe('community files', () => {
  it.each([
    ['README', 'readme'],
    ['readme.rst', 'readme'],
    ['README.zh-CN.md', 'readme'],
    ['Contributing.md', 'contributing'],
    ['CODE_OF_CONDUCT.md', 'code_of_conduct'],
    ['code-of-conduct.txt', 'code_of_conduct'],
    ['GOVERNANCE.md', 'governance'],
    ['MAINTAINERS', 'governance'],
    ['SECURITY.md', 'security_policy'],
    ['CODEOWNERS', 'code_owners'],
    ['issue_template.md', 'issue_template'],
    ['PULL_REQUEST_TEMPLATE.md', 'change_request_template'],
    ['CITATION.cff', 'citation'],
    ['LICENSE', 'licence'],
    ['LICENCE.txt', 'licence'],
    ['LICENSE-MIT', 'licence'],
    ['COPYING', 'licence'],
  ])('%s in the root is a %s', (name, kind) => {
    expect(found({ rootFolder: { entries: [blob(name)] } })).toEqual([`${kind} ${name}`])
  })

  it.each([
    'readme-generator.js',
    'SECURITY.ts',
    'FUNDING.yml',
    'licenses.json.bak/',
    'securityx.md',
  ])('%s in the root is none', (name) => {
    const entry = name.endsWith('/') ? { name: name.slice(0, -1), type: 'tree' } : blob(name)
    expect(found({ rootFolder: { entries: [entry] } })).toEqual([])
  })

  it('are looked for in .github and docs too, each where it counts', () => {
    const entries = ['SECURITY.md', 'FUNDING.yml', 'LICENSE', 'CITATION.cff'].map(blob)
    expect(found({ githubFolder: { entries } })).toEqual([
      'security_policy .github/SECURITY.md',
      'funding .github/FUNDING.yml',
    ])
    expect(found({ docsFolder: { entries } })).toEqual(['security_policy docs/SECURITY.md'])
  })

  it('are the templates in a folder, but not the file that says how they are chosen', () => {
    const folder = (name: string, names: string[]) => ({
      name,
      type: 'tree',
      object: { entries: names.map(blob) },
    })
    const entries = [
      folder('Issue_Template', ['bug.yml', 'idea.md', 'config.yml', 'logo.png']),
      folder('PULL_REQUEST_TEMPLATE', ['default.md']),
      folder('workflows', ['issue_template.md']),
    ]
    expect(found({ githubFolder: { entries } })).toEqual([
      'issue_template .github/Issue_Template/bug.yml',
      'issue_template .github/Issue_Template/idea.md',
      'change_request_template .github/PULL_REQUEST_TEMPLATE/default.md',
    ])
  })

  it("come from the owner's other repository where there is none of their own", () => {
    const given = {
      isSecurityPolicyEnabled: true,
      securityPolicyUrl: 'https://example.org/security',
      contributingGuidelines: { url: 'https://example.org/contributing' },
    }
    expect(found({ ...given, rootFolder: { entries: [blob('CONTRIBUTING.md')] } })).toEqual([
      'contributing CONTRIBUTING.md',
      'security_policy https://example.org/security',
    ])
  })
})
