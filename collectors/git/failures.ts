/** Tells from what git wrote on stderr what went wrong, and says it in words that hold no secret. */
import { SourceError, type SourceErrorKind } from '../github/errors.ts'

const again = 'Run the same command again: it goes on where it stopped.'

interface Rule {
  pattern: RegExp
  kind: SourceErrorKind
  message: string
  hint: string
}

/** The first that fits is it: ssh ends every failure with the words of a missing repository. */
const rules: Rule[] = [
  {
    pattern: /couldn't find remote ref HEAD|needed a single revision|ambiguous argument 'HEAD/i,
    kind: 'not-found',
    message: 'The git repository has no commits yet.',
    hint: 'Run the same command again once something has been pushed to its default branch.',
  },
  {
    pattern: /dubious ownership/i,
    kind: 'authentication',
    message: 'git does not trust the folder, since it belongs to another user.',
    hint: 'If you trust it: git config --global --add safe.directory FOLDER.',
  },
  {
    pattern:
      /authentication failed|could not read (?:username|password)|terminal prompts disabled|permission denied|host key verification failed|access denied|returned error: 40[13]/i,
    kind: 'authentication',
    message:
      'The git server asks for a login that it does not get: the repository is private, or there is none.',
    hint: 'Check the address; for a private repository give a token that may read it in GITHUB_TOKEN, or a key to ssh.',
  },
  {
    pattern:
      /could not resolve host|failed to connect|connection (?:refused|reset|timed out|closed)|timed out|operation too slow|early eof|hung up|network is unreachable|no route to host|ssl|tls|returned error: 5\d\d|rpc failed/i,
    kind: 'network',
    message: 'The git server does not answer, or broke off.',
    hint: again,
  },
  {
    pattern: /repository .*not found|does not (?:appear to be|exist)|returned error: 404/i,
    kind: 'not-found',
    message: 'There is no git repository at that address.',
    hint: 'Check the spelling of owner/name, or give the address with --from.',
  },
  {
    pattern: /not a git repository/i,
    kind: 'not-found',
    message: 'The folder is no git repository.',
    hint: 'Give the folder that holds .git, or a bare repository, with --from.',
  },
  {
    pattern: /unable to access|could not read from remote/i,
    kind: 'network',
    message: 'The git server can not be reached.',
    hint: again,
  },
  {
    pattern: /no space left|disk quota/i,
    kind: 'bug',
    message: 'There is no room left on the disk for the clone.',
    hint: 'Make room, or name a folder on another disk with --clones.',
  },
]

/** Without what could be a login: of an address, or of a header. */
export function redact(text: string): string {
  return text
    .replaceAll(/(\w+:\/\/)[^\s/@]+@/g, '$1')
    .replaceAll(/(authorization:?\s*)(?:\w+\s+)?\S+/gi, '$1…')
}

/** The last sentence of git's own, which is its reason. */
function reasonIn(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).map((line) => line.trim())
  const fatal = lines.filter((line) => /^(?:fatal|error):/.test(line))
  const line = fatal.at(-1) ?? lines.findLast((each) => each !== '') ?? 'no reason given'
  // Terminals obey what a server may have put in here.
  return redact(line.replace(/^\w+: /, '').replaceAll(/\p{Cc}/gu, ' ')).slice(0, 300)
}

/** @param cleanUp what to delete where git itself can't say what is wrong: a clone is made anew */
export function gitFailure(stderr: string, cleanUp?: string): SourceError {
  const rule = rules.find(({ pattern }) => pattern.test(stderr))
  if (rule !== undefined) {
    const isOwnWord = rule.kind === 'network' || rule.kind === 'authentication'
    const message = isOwnWord ? `${rule.message} (${reasonIn(stderr)})` : rule.message
    return new SourceError(rule.kind, message, rule.hint)
  }
  return new SourceError(
    'bug',
    `git failed: ${reasonIn(stderr)}`,
    cleanUp === undefined
      ? 'Check the repository with git fsck.'
      : `Run the same command again; if it stays, delete ${cleanUp}, which is then made anew.`,
  )
}

export const noGit = (): SourceError =>
  new SourceError(
    'not-found',
    'There is no git on the PATH.',
    'Install git 2.31 or newer, e.g. apt-get install git.',
  )

export const stopped = (): SourceError => new SourceError('interrupted', 'Stopped.', again)
