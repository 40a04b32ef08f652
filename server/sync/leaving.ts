/** What a file has put into an ecosystem and doesn't name any more leaves it; what is stored of it stays. */
import type { EcosystemEntry } from './repos-file.ts'
import { matches } from './selection.ts'
import type { FiledMember, Sink } from './sink.ts'
import { slugOf } from './wanted.ts'

export interface Left {
  /** The ecosystem's title. */
  title: string
  /** `owner/name`. */
  repositories: string[]
}

/**
 * Whether an entry still speaks of a repository: by one of its names, or by its owner without excluding it. One that is
 * archived by now, or can't be seen any more, is spoken of all the same: the past of an ecosystem isn't to change by what
 * others do.
 */
export function isNamed({ name, names }: FiledMember, entry: EcosystemEntry): boolean {
  if (entry.repositories.some((one) => names.includes(one.name.toLowerCase()))) return true
  const owners = new Set(names.map((each) => each.split('/')[0]))
  return (
    entry.organisations.some((owner) => owners.has(owner.toLowerCase())) &&
    !entry.exclude.some((pattern) => matches(pattern, name.toLowerCase()))
  )
}

/** Ecosystems that the file doesn't have stay as they are: another file may define them. */
export async function letLeave(sink: Sink, file: EcosystemEntry[]): Promise<Left[]> {
  const left: Left[] = []
  for (const slug of new Set(file.map(slugOf))) {
    const entries = file.filter((entry) => slugOf(entry) === slug)
    const gone = (await sink.filedMembers(slug)).filter(
      (member) => !entries.some((entry) => isNamed(member, entry)),
    )
    if (gone.length === 0) continue
    await sink.leaveEcosystem(
      slug,
      gone.map(({ repo_id }) => repo_id),
    )
    for (const member of gone) {
      // Its fields were the file's, too.
      if (!file.some((entry) => isNamed(member, entry))) await sink.setFields(member.repo_id, {})
    }
    left.push({ title: entries[0]?.title ?? slug, repositories: gone.map(({ name }) => name) })
  }
  return left
}
