/** Titles that read like a tracker's, put together from parts. */
import type { Random } from './random.ts'

export type IssueKind = 'bug' | 'enhancement' | 'question' | 'documentation'
export type ChangeKind = 'fix' | 'feature' | 'refactor' | 'documentation' | 'test'

const symptoms = [
  'Crash',
  'Wrong result',
  'Memory grows without end',
  'Hang',
  'Panic in the reader',
  'Slow start',
  'Error is swallowed',
  'Duplicate rows',
  'Time zone is ignored',
  'Exit code is 0',
  'File handle leaks',
  'Log is flooded',
  'Progress stops at 99 %',
  'Stale value is returned',
  'Connection is not closed',
]
const conditions = [
  'the index file is empty',
  'two writers start at once',
  'a path contains spaces',
  'the cache is cold',
  'the clock jumps back',
  'the answer has no body',
  'a column is renamed',
  'the disk is full',
  'the token has expired',
  'more than 1 000 files are open',
  'a page is requested twice',
  'the locale is not English',
  'the proxy closes early',
  'the file ends without a newline',
  'run as a service',
  'IPv6 is the only network',
  'the list has one entry',
  'built for ARM',
]
const abilities = [
  'incremental reads',
  'a dry run',
  'compressed snapshots',
  'custom time-outs',
  'wildcards',
  'a read-only mode',
  'structured logs',
  'retries with a limit',
  'several profiles',
  'a progress bar',
  'signed archives',
  'parallel uploads',
  'a plug-in hook',
  'schema checks',
  'a memory limit',
]
const places = [
  'the command line',
  'the importer',
  'the scheduler',
  'the query planner',
  'the web view',
  'the client',
  'the configuration file',
  'the exporter',
  'the storage layer',
  'the test harness',
  'the parser',
]
const documents = [
  'the quick start',
  'the upgrade notes',
  'the configuration reference',
  'the examples',
  'the FAQ',
  'the contributing guide',
  'the API reference',
]
const dependencies = [
  'reedline-fmt',
  'tidewise',
  'mosslog',
  'barkparse',
  'pebble-http',
  'kelp-cli',
  'dune-test',
  'fernzip',
]
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

export function issueTitle(random: Random, kind: IssueKind): string {
  switch (kind) {
    case 'bug':
      return `${random.pick(symptoms)} when ${random.pick(conditions)}`
    case 'enhancement':
      return random.chance(0.6)
        ? `Support ${random.pick(abilities)} in ${random.pick(places)}`
        : `Allow ${random.pick(abilities)} to be switched off`
    case 'question':
      return random.chance(0.5)
        ? `How to combine ${random.pick(abilities)} with ${random.pick(places)}?`
        : `Is ${random.pick(places)} expected to work when ${random.pick(conditions)}?`
    case 'documentation':
      return `${random.pick(['Outdated section in', 'Broken link in', 'Missing example in'])} ${random.pick(documents)}`
  }
}

export function changeTitle(random: Random, kind: ChangeKind): string {
  switch (kind) {
    case 'fix':
      return `Fix ${lower(random.pick(symptoms))} when ${random.pick(conditions)}`
    case 'feature':
      return `Add ${random.pick(abilities)} to ${random.pick(places)}`
    case 'refactor':
      return `${random.pick(['Simplify', 'Split', 'Tidy', 'Speed up'])} ${random.pick(places)}`
    case 'documentation':
      return `${random.pick(['Update', 'Correct', 'Extend'])} ${random.pick(documents)}`
    case 'test':
      return `Test ${random.pick(places)} when ${random.pick(conditions)}`
  }
}

/** A title of talk that is no question. */
export function talkTitle(random: Random): string {
  return random.chance(0.5)
    ? `What we learned from using ${random.pick(abilities)}`
    : `Show how you use ${random.pick(places)}`
}

/** A dependency bot's title. */
export function bumpTitle(random: Random): string {
  const major = random.below(6)
  const minor = random.below(20)
  const patch = random.below(9)
  const next = random.chance(0.6) ? `${major}.${minor}.${patch + 1}` : `${major}.${minor + 1}.0`
  return `Bump ${random.pick(dependencies)} from ${major}.${minor}.${patch} to ${next}`
}
