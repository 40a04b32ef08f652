/** What `lichen actors` prints for a person to read. */
import type { z } from 'zod'
import { count, counted } from './sync-texts.ts'
import { align } from './table.ts'
import type {
  ActorsAnswer,
  AffiliationsAnswer,
  ChangedAnswer,
  HistoryAnswer,
  IdentitiesAnswer,
  PreviewAnswer,
  RulesAnswer,
  VersionAnswer,
} from '../routes/actor-schemas.ts'

const table = (rows: (string | number | null)[][]): string =>
  align(rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))))

/** Says that a page isn't all, and how to see the rest. */
function rest(shown: number, total: number): string {
  return shown < total ? `\n${count(shown)} of ${count(total)}; --limit shows more` : ''
}

export function actorsText({ actors, total }: z.infer<typeof ActorsAnswer>): string {
  const rows = actors.map((actor) => [
    actor.login,
    actor.kind,
    actor.why,
    actor.person === actor.login ? '' : actor.person,
    actor.contributions,
    actor.name,
  ])
  const head = ['login', 'kind', 'why', 'is', 'contributions', 'name']
  return `${table([head, ...rows])}${rest(actors.length, total)}\n`
}

/** As it differs from the others: an account's repositories, a company in quotes. */
function shownRule({ kind, value }: z.infer<typeof RulesAnswer>['organisations'][number]): string {
  if (kind === 'owner') return `${value}/*`
  return kind === 'company' ? `"${value}"` : value
}

export function rulesText(answer: z.infer<typeof RulesAnswer>): string {
  const until = (from: string | null, to: string | null): string =>
    `${from ?? 'always'} to ${to ?? 'now'}`
  return `${[
    `Version ${answer.version}`,
    table([
      ['login or pattern', 'kind', 'accounts', 'note'],
      ...answer.rules.map((rule) => [rule.login, rule.kind, rule.accounts, rule.note]),
    ]),
    `Stale labels: ${answer.stale_labels.join(', ')}`,
    table([
      ['domain, owner or company', 'organisation', 'time'],
      ...answer.organisations.map((rule) => [
        shownRule(rule),
        rule.organisation,
        until(rule.from, rule.to),
      ]),
    ]),
    table([
      ['merges by itself', 'on', 'accounts', ''],
      ...answer.identity_rules.map((rule) => [
        rule.rule,
        rule.is_on ? 'on' : 'off',
        rule.accounts,
        rule.description,
      ]),
    ]),
  ].join('\n\n')}\n`
}

export function identitiesText(answer: z.infer<typeof IdentitiesAnswer>): string {
  const rows = answer.identities.map((one) => [
    one.account,
    one.is_apart ? '(kept apart)' : one.person,
    one.source,
    one.note,
  ])
  const head = ['account', 'is', 'source', 'note']
  return `${table([head, ...rows])}${rest(rows.length, answer.total)}\n`
}

function share(part: number, whole: number): string {
  const percent = whole === 0 ? '' : ` (${((100 * part) / whole).toFixed(1)} %)`
  return `${count(part)} of ${count(whole)}${percent}`
}

export function affiliationsText(answer: z.infer<typeof AffiliationsAnswer>): string {
  const { affiliations, companies, domains, organisations, total, unknown } = answer
  const rows = affiliations.map((one) => [
    one.person,
    one.organisation,
    one.from ?? 'always',
    one.to ?? '',
    one.source,
  ])
  return `${[
    'In the twelve months to the newest sync it is unknown where people belong for\n' +
      `  ${share(unknown.contributions, unknown.of_contributions)} contributions\n` +
      `  ${share(unknown.people, unknown.of_people)} people`,
    ...(organisations.length === 0
      ? []
      : [
          table([
            ['organisation', 'people', 'contributions', ''],
            ...organisations.map((one) => [one.organisation, one.people, one.contributions, '']),
          ]),
        ]),
    ...(domains.length === 0
      ? []
      : [
          `Domains without a rule: ${domains.map(({ addresses, domain }) => `${domain} (${addresses})`).join(', ')}`,
        ]),
    ...(companies.length === 0
      ? []
      : [
          `Companies of profiles without a rule: ${companies.map(({ company, people }) => `${company} (${people})`).join(', ')}`,
        ]),
    `${table([['person', 'organisation', 'from', 'to', 'source'], ...rows])}${rest(rows.length, total)}`,
  ].join('\n\n')}\n`
}

export function historyText({ changes, total }: z.infer<typeof HistoryAnswer>): string {
  const rows = changes.map((change) => [
    `${change.version}`,
    change.changed_at.slice(0, 16).replace('T', ' '),
    change.list,
    change.key,
    change.before === null ? 'added' : change.after === null ? 'removed' : 'changed',
    change.note,
  ])
  const head = ['version', 'when (UTC)', 'list', 'row', 'what', 'note']
  return `${table([head, ...rows])}${rest(rows.length, total)}\n`
}

export function versionText({ rows, version }: z.infer<typeof VersionAnswer>): string {
  const lines = rows.map(({ content, list }) => [list, content])
  return `Version ${version}\n\n${table([['list', 'row'], ...lines])}\n`
}

export function changedText({ unknown, version }: z.infer<typeof ChangedAnswer>): string {
  const passed =
    unknown.length === 0
      ? ''
      : `Not known here yet, passed over: ${unknown.slice(0, 20).join(', ')}${unknown.length > 20 ? ' …' : ''}\n`
  return `${passed}The rules are version ${version} now.\n`
}

export function previewText(answer: z.infer<typeof PreviewAnswer>): string {
  const { accounts, accounts_total, affiliations, contributions, items, metrics } = answer
  const moved = accounts.map(({ after, before, login }) => [
    login,
    `${before?.kind ?? ''} ${before?.person ?? ''}`,
    '→',
    `${after?.kind ?? ''} ${after?.person ?? ''}`,
  ])
  return `${[
    'Nothing is changed. This would be:',
    `${counted(accounts_total, 'account')} of another kind or person, ${counted(affiliations, 'person', 'people')} elsewhere, ` +
      `${counted(contributions, 'contribution')} and ${counted(items, 'item')} concerned`,
    ...(moved.length === 0 ? [] : [table([['account', 'now', '', 'then'], ...moved])]),
    ...(metrics.length === 0
      ? []
      : [
          table([
            ['metric, last twelve months', 'scope', 'now', 'then', ''],
            ...metrics.map((one) => [one.metric, one.scope, one.before, one.after, '']),
          ]),
        ]),
  ].join('\n\n')}\n`
}
