/** One object an account, however often and in whichever spelling a source names it. */
import { makeActor } from './make.ts'
import type { Actor } from './world.ts'
import type { RestUser } from './rest-shapes.ts'

/** Apps that sources of bare logins name; GitHub says `Bot` of them. */
const apps = new Set([
  'codecov',
  'copilot-pull-request-reviewer',
  'copilot-swe-agent',
  'dependabot',
  'dependabot-preview',
  'github-actions',
  'greenkeeper',
  'pre-commit-ci',
  'renovate',
  'stale',
])

export class Actors {
  private readonly byLogin = new Map<string, Actor>()

  /** From a bare login; null for none and for `ghost`, GitHub's stand-in for deleted accounts. */
  fromLogin(login: string | null | undefined): Actor | null {
    if (!login || login === 'ghost') return null
    const bare = login.replace(/\[bot\]$/, '')
    const isApp = bare !== login || apps.has(bare)
    return this.keep(makeActor(bare, { __typename: isApp ? 'Bot' : 'User' }))
  }

  /** From a REST `user` object, whose login has the `[bot]` suffix that GraphQL leaves out. */
  fromRest(user: RestUser | null | undefined): Actor | null {
    if (!user || user.login === 'ghost') return null
    const login = user.login.replace(/\[bot\]$/, '')
    return this.keep({
      __typename: user.type ?? 'User',
      id: user.node_id ?? makeActor(login).id,
      login,
      databaseId: user.id ?? null,
      name: user.name ?? null,
    })
  }

  private keep(actor: Actor): Actor {
    const known = this.byLogin.get(actor.login)
    if (!known) this.byLogin.set(actor.login, actor)
    // Only an account's own page has its name; the same account inside an issue has none.
    else known.name ??= actor.name
    return known ?? actor
  }
}
