/** The status as text for a terminal: a line a repository, then what to do about those that failed. */
import type { z } from 'zod'
import type { RepositoryStatus, Run, Status } from '../routes/status-schemas.ts'
import { counted } from './sync-texts.ts'
import { align } from './table.ts'

export type StatusAnswer = z.infer<typeof Status>
type Repository = z.infer<typeof RepositoryStatus>
type RunAnswer = z.infer<typeof Run>

const outcomes: Record<RunAnswer['outcome'], string> = {
  running: 'running',
  complete: 'complete',
  with_gaps: 'with gaps',
  failed: 'failed',
  cancelled: 'cancelled',
  interrupted: 'interrupted',
}

/** Ours of the source's; ours alone where the source wasn't asked, nothing where there is none. */
function ratio(repository: Repository, resource: string): string {
  const total = repository.totals.find((each) => each.resource === resource)
  if (total === undefined) return ''
  return total.source === null ? String(total.stored) : `${total.stored} of ${total.source}`
}

function outcomeOf({ last_run: run }: Repository): string {
  if (run === null) return 'never run'
  const kind = run.error_class === null ? '' : ` (${run.error_class})`
  const source = run.source === 'github' ? '' : `${run.source}: `
  return `${source}${outcomes[run.outcome]}${kind}`
}

function repositoryTable(repositories: Repository[]): string {
  return align([
    ['repository', 'as of', 'issues', 'pull requests', 'releases', 'gaps', 'last run'],
    ...repositories.map((repository) => [
      `${repository.owner}/${repository.name}${repository.is_simulated ? ' (simulated)' : ''}`,
      repository.as_of ?? 'never complete',
      ratio(repository, 'issue'),
      ratio(repository, 'pull_request'),
      ratio(repository, 'release'),
      String(repository.gaps),
      repository.is_simulated ? '' : outcomeOf(repository),
    ]),
  ])
}

/** The last attempt of each source at each repository, also at one that was never found, where it didn't end well. */
function troubles({ runs }: StatusAnswer): RunAnswer[] {
  const seen = new Set<string>()
  return runs.filter((run) => {
    const key = `${run.source} ${run.repository.toLowerCase()}`
    if (seen.has(key)) return false
    seen.add(key)
    return run.outcome !== 'complete' && run.outcome !== 'running' && run.message !== null
  })
}

/** Repositories that no sync by schedule asks for. */
function leftLine({ repositories }: StatusAnswer): string {
  const left = repositories.filter(({ ecosystems }) => ecosystems.length === 0)
  const names = left.map(({ name, owner }) => `${owner}/${name}`)
  return left.length === 0
    ? ''
    : `In no ecosystem, kept as of the last sync, and collected by name only: ${names.join(', ')}.`
}

function syncLines({ sync }: StatusAnswer): string[] {
  if (sync === null) return []
  const { budget, progress, schedule } = sync
  const { current } = progress ?? { current: null }
  return [
    progress === null
      ? 'No sync since the server began.'
      : `Sync: ${progress.state}, ${progress.complete + progress.with_gaps + progress.failed} of ${counted(progress.total, 'repository', 'repositories')}${current === null ? '' : `, now ${current.repository}`}.`,
    schedule === null
      ? 'No schedule.'
      : `Next sync: ${schedule.next_at ?? 'never'} (${schedule.pattern}, UTC).`,
    ...(budget === null
      ? []
      : [`Token budget: ${budget.remaining} of ${budget.limit}, until ${budget.reset_at}.`]),
  ]
}

/** Ends with a line break. */
export function statusText(status: StatusAnswer): string {
  const blocks = [
    status.repositories.length === 0
      ? 'No repository has been collected.'
      : repositoryTable(status.repositories),
    ...troubles(status).map(
      ({ error_class, hint, message, outcome, repository, started_at }) =>
        `${repository}, ${started_at}: ${error_class ?? outcome}: ${message ?? ''}\n${hint ?? ''}`,
    ),
    leftLine(status),
    syncLines(status).join('\n'),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}
