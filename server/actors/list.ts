/** Who is known, what the rules make of them, and where they belong: answers to questions about people. */
import type { z } from 'zod'
import type {
  ActorsAnswer,
  AffiliationsAnswer,
  HistoryAnswer,
  IdentitiesAnswer,
  RulesAnswer,
  VersionAnswer,
} from '../routes/actor-schemas.ts'
import { ruleRowsAt } from '../store/rule-history.ts'
import type { Store } from '../store/open.ts'

export interface Page {
  limit: number
  offset: number
}

/** Cut out of a list that is asked for one row more than it shows. */
export function paged<Row>(rows: (Row & { total: number })[], { offset }: Page) {
  const total = rows[0]?.total ?? 0
  const next = offset + rows.length
  return {
    total,
    next_cursor: rows.length > 0 && next < total ? String(next) : null,
    rows: rows.map(({ total: _total, ...row }) => row),
  }
}

export interface ActorQuestion extends Page {
  kind?: string | undefined
  why?: string | undefined
  /** Part of a login, an address or a name. */
  q?: string | undefined
}

/** Accounts and addresses, those whose person contributed most first. */
export async function listActors(
  store: Store,
  question: ActorQuestion,
): Promise<z.infer<typeof ActorsAnswer>> {
  const { kind = null, limit, offset, q = null, why = null } = question
  const { rows: actors, ...page } = paged(
    await store.query<z.infer<typeof ActorsAnswer>['actors'][number] & { total: number }>(
      `with done as (
         select person_id, person_kind, sum(contributions) as contributions,
           count(distinct repo_id) as repositories, max(on_day) as last_month
         from fact.activity_month group by person_id, person_kind
       )
       select
         account.account_id, account.login, account.name, account.kind, account.why,
         main.login as person,
         case when main.account_id <> account.account_id then null else coalesce(done.contributions, 0) end as contributions,
         case when main.account_id <> account.account_id then null else coalesce(done.repositories, 0) end as repositories,
         count(*) over () as total
       from account
       left join account as main on main.account_id = account.person_id
       left join done on done.person_id = account.account_id and done.person_kind = account.kind
       where ($kind is null or account.kind = $kind)
         and ($why is null or account.why = $why)
         and ($q is null or contains(lower(account.login), lower($q)) or contains(lower(coalesce(account.name, '')), lower($q)))
       order by contributions desc nulls last, lower(account.login), account.account_id
       limit $limit offset $offset`,
      { kind, why, q, limit, offset },
    ),
    question,
  )
  return { ...page, actors }
}

/** The rules as they are, with how many accounts each decides. */
export async function listRules(store: Store): Promise<z.infer<typeof RulesAnswer>> {
  const [version, rules, labels, owned, switched, found] = await Promise.all([
    store.query<{ version: number }>('select version from rule_version'),
    store.query<z.infer<typeof RulesAnswer>['rules'][number]>(
      `select rule.login, rule.kind, rule.note, contains(rule.login, '*') as is_pattern,
         count(account.account_id) as accounts
       from actor_rule as rule
       left join account
         on lower(replace(account.login, '[bot]', '')) glob rule.login
         and account.why = case when contains(rule.login, '*') then 'pattern' else 'rule' end
         and account.kind = rule.kind
       group by all order by rule.login`,
    ),
    store.query<{ label: string }>('from stale_label order by label'),
    store.query<z.infer<typeof RulesAnswer>['organisations'][number]>(
      `select kind, value, organisation, ${day('from_at')} as "from", ${day('to_at')} as "to"
       from affiliation_rule order by kind, value, from_at`,
    ),
    store.query<{ rule: string; is_on: boolean }>('from identity_rule'),
    store.query<{ source: string; accounts: number }>(
      'select source, count(*) as accounts from identity group by source',
    ),
  ])
  return {
    version: version[0]?.version ?? 0,
    rules,
    stale_labels: labels.map(({ label }) => label),
    organisations: owned,
    identity_rules: store.identityRules.map(({ description, is_on, rule }) => ({
      rule,
      description,
      is_on: switched.find((each) => each.rule === rule)?.is_on ?? is_on,
      accounts: found.find((each) => each.source === rule)?.accounts ?? 0,
    })),
  }
}

/** An interval's end as a date; always and never are null. */
function day(column: string): string {
  return `case when ${column} > timestamp '1970-01-01' then strftime(${column}, '%Y-%m-%d') end`
}

/** Accounts that are another spelling of a person, or that are kept apart though a rule would merge them. */
export async function listIdentities(
  store: Store,
  question: Page & { source?: string | undefined },
): Promise<z.infer<typeof IdentitiesAnswer>> {
  const { limit, offset, source = null } = question
  const { rows: identities, ...page } = paged(
    await store.query<z.infer<typeof IdentitiesAnswer>['identities'][number] & { total: number }>(
      `select
         coalesce(account.login, identity.account_id) as account,
         coalesce(main.login, identity.person_id) as person,
         identity.into_id = identity.account_id as is_apart,
         identity.source, identity.note, count(*) over () as total
       from identity
       left join account on account.account_id = identity.account_id
       left join account as main on main.account_id = identity.person_id
       where $source is null or identity.source = $source
       order by lower(main.login), lower(account.login), identity.account_id
       limit $limit offset $offset`,
      { source, limit, offset },
    ),
    question,
  )
  return { ...page, identities }
}

/** Where people belong, and for how much of what they did it isn't known, in the twelve months to the newest sync. */
export async function listAffiliations(
  store: Store,
  question: Page & { source?: string | undefined },
): Promise<z.infer<typeof AffiliationsAnswer>> {
  const { limit, offset, source = null } = question
  const last = `
    select * from fact.activity_month
    where person_kind = 'human'
      and on_day > (select max(as_of) from sync_state) - interval 12 months`
  const [rows, known, organisations, domains, companies] = await Promise.all([
    store.query<z.infer<typeof AffiliationsAnswer>['affiliations'][number] & { total: number }>(
      `select
         coalesce(account.login, belonging.person_id) as person, belonging.organisation,
         ${day('belonging.from_at')} as "from", ${day('belonging.to_at')} as "to", belonging.source,
         count(*) over () as total
       from belonging left join account on account.account_id = belonging.person_id
       where $source is null or belonging.source = $source
       order by lower(account.login), belonging.person_id, belonging.from_at, belonging.organisation, belonging.source
       limit $limit offset $offset`,
      { source, limit, offset },
    ),
    store.query<z.infer<typeof AffiliationsAnswer>['unknown']>(
      `select
         coalesce(sum(contributions) filter (where organisation is null), 0) as contributions,
         coalesce(sum(contributions), 0) as of_contributions,
         count(distinct person_id) filter (where organisation is null) as people,
         count(distinct person_id) as of_people
       from (${last})`,
    ),
    store.query<z.infer<typeof AffiliationsAnswer>['organisations'][number]>(
      `select organisation, sum(contributions) as contributions, count(distinct person_id) as people
       from (${last}) where organisation is not null
       group by organisation order by contributions desc, organisation limit 50`,
    ),
    store.query<z.infer<typeof AffiliationsAnswer>['domains'][number]>(
      `select split_part(email, '@', -1) as domain, count(distinct email) as addresses
       from fact.address_day
       where on_day > (select max(as_of) from sync_state) - interval 12 months
         and contains(email, '@')
         and not exists (
           from affiliation_rule as rule where rule.kind = 'domain'
             and (split_part(email, '@', -1) = rule.value or ends_with(split_part(email, '@', -1), '.' || rule.value))
         )
       group by domain
       having domain not in (from public_mail_host) and domain not like '%.local'
       order by addresses desc, domain limit 20`,
    ),
    store.query<z.infer<typeof AffiliationsAnswer>['companies'][number]>(
      `select profile.company, count(distinct account.person_id) as people
       from profile
       join account on account.account_id = profile.actor_id
       where profile.to_at is null and profile.company is not null
         and account.person_id in (select person_id from (${last}))
         and profile.company not in (select value from affiliation_rule where kind = 'company')
       group by profile.company order by people desc, profile.company limit 20`,
    ),
  ])
  const { rows: affiliations, ...page } = paged(rows, question)
  const unknown = known[0] ?? { contributions: 0, of_contributions: 0, people: 0, of_people: 0 }
  return { ...page, affiliations, unknown, organisations, domains, companies }
}

/** What each version changed, the newest first. */
export async function listHistory(
  store: Store,
  question: Page,
): Promise<z.infer<typeof HistoryAnswer>> {
  const { limit, offset } = question
  const { rows: changes, ...page } = paged(
    await store.query<z.infer<typeof HistoryAnswer>['changes'][number] & { total: number }>(
      `select version, changed_at, list, key, before, after, note, count(*) over () as total
       from rule_change order by version desc, list, key limit $limit offset $offset`,
      { limit, offset },
    ),
    question,
  )
  return { ...page, changes }
}

/** All rules as they were at a version. */
export async function listVersion(
  store: Store,
  version: number,
): Promise<z.infer<typeof VersionAnswer>> {
  const rows = await store.query<z.infer<typeof VersionAnswer>['rows'][number]>(
    `select * from (${ruleRowsAt}) order by list, key`,
    { version },
  )
  return { version, rows }
}
