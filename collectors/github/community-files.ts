/** Tells from the names in a repository's folders which files for its community it has. */
import type { CommunityFileRow } from '../model.ts'
import type { CommunityNode, FolderNode } from './repository-nodes.ts'

type Kind = CommunityFileRow['kind']

/** Where GitHub looks for most of them. */
type Place = 'root' | '.github' | 'docs'

interface Rule {
  kind: Kind
  /** Of the whole name, in any case. */
  pattern: RegExp
  places: Place[]
}

const anywhere: Place[] = ['root', '.github', 'docs']
/** `NAME`, or with an ending as texts have it. */
const text = (name: string): RegExp =>
  new RegExp(`^(?:${name})(?:\\.(?:md|markdown|rst|txt|adoc|org|html?))?$`, 'i')

const rules: Rule[] = [
  { kind: 'readme', pattern: /^readme(?:\.[\w.-]+)?$/i, places: anywhere },
  { kind: 'contributing', pattern: text('contributing'), places: anywhere },
  { kind: 'code_of_conduct', pattern: text('code[-_]of[-_]conduct'), places: anywhere },
  // Maintainers' lists count: they say who decides, which is what the file is looked for.
  { kind: 'governance', pattern: text('governance|maintainers'), places: anywhere },
  { kind: 'security_policy', pattern: text('security'), places: anywhere },
  { kind: 'code_owners', pattern: /^codeowners$/i, places: anywhere },
  { kind: 'issue_template', pattern: text('issue_template'), places: anywhere },
  { kind: 'change_request_template', pattern: text('pull_request_template'), places: anywhere },
  { kind: 'funding', pattern: /^funding\.ya?ml$/i, places: ['.github'] },
  { kind: 'citation', pattern: /^citation(?:\.(?:cff|bib|md|txt))?$/i, places: ['root'] },
  {
    kind: 'licence',
    pattern: /^(?:licen[cs]es?|copying|unlicense)(?:[-.][\w.-]+)?$/i,
    places: ['root'],
  },
]

/** Folders that count where they hold a template, and the names that templates in them have. */
const templateFolders: { kind: Kind; folder: RegExp; pattern: RegExp }[] = [
  {
    kind: 'issue_template',
    folder: /^issue_template$/i,
    // config.yml says how templates are chosen, and is none.
    pattern: /^(?!config\.ya?ml$).*\.(?:md|ya?ml)$/i,
  },
  {
    kind: 'change_request_template',
    folder: /^pull_request_template$/i,
    pattern: /\.(?:md|txt)$/i,
  },
]

interface Found {
  kind: Kind
  path: string
}

type Entry = NonNullable<FolderNode['entries']>[number]

function fromEntry(entry: Entry, place: Place): Found[] {
  const path = place === 'root' ? entry.name : `${place}/${entry.name}`
  if (entry.type === 'blob') {
    return rules
      .filter(({ pattern, places }) => places.includes(place) && pattern.test(entry.name))
      .map(({ kind }) => ({ kind, path }))
  }
  return templateFolders
    .filter(({ folder }) => folder.test(entry.name))
    .flatMap(({ kind, pattern }) => {
      const templates = entry.object?.entries
      // Elsewhere than in .github a folder isn't looked into: that it is there has to be enough.
      if (templates == null) return [{ kind, path }]
      return templates
        .filter(({ name, type }) => type === 'blob' && pattern.test(name))
        .map(({ name }) => ({ kind, path: `${path}/${name}` }))
    })
}

/** What an owner's `.github` repository gives to all of the owner's others, where a repository has no file of its own. */
function inherited(node: CommunityNode): Found[] {
  const given: [Kind, string | null | undefined][] = [
    ['code_of_conduct', node.codeOfConduct?.url],
    ['contributing', node.contributingGuidelines?.url],
    ['security_policy', node.isSecurityPolicyEnabled === true ? node.securityPolicyUrl : null],
    ['funding', node.fundingLinks[0]?.url],
  ]
  return given.flatMap(([kind, path]) => (path == null ? [] : [{ kind, path }]))
}

/**
 * @returns each file once, by its path in the repository; one that holds for the repository without being in it, by its
 *   address
 */
export function communityFiles(repo_id: string, node: CommunityNode): CommunityFileRow[] {
  const folders: [Place, FolderNode | null][] = [
    ['root', node.rootFolder],
    ['.github', node.githubFolder],
    ['docs', node.docsFolder],
  ]
  const own = folders.flatMap(([place, folder]) =>
    (folder?.entries ?? []).flatMap((entry) => fromEntry(entry, place)),
  )
  const kinds = new Set(own.map(({ kind }) => kind))
  const further = inherited(node).filter(({ kind }) => !kinds.has(kind))
  return [...own, ...further].map((found) => ({ repo_id, ...found }))
}
