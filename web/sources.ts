/** Which command brings what a metric is made from. Pure. */
import type { Source } from './api.ts'

/** What brings a source; where it is none of these, nothing does yet. */
const bringers: Partial<Record<Source, string>> = {
  issue: 'lichen collect',
  pull_request: 'lichen collect',
  comment: 'lichen collect',
  review: 'lichen collect',
  event: 'lichen collect',
  release: 'lichen collect',
  discussion: 'lichen collect',
  milestone: 'lichen collect',
  community_file: 'lichen collect',
  reaction: 'lichen collect',
  commit: 'lichen collect',
  commit_path: 'lichen git --paths',
}

/** The commands that bring some sources, each once; `unbrought` are those that none brings. */
export function commandsFor(needs: readonly Source[]): { commands: string[]; unbrought: Source[] } {
  return {
    commands: [...new Set(needs.flatMap((source) => bringers[source] ?? []))],
    unbrought: needs.filter((source) => bringers[source] === undefined),
  }
}
