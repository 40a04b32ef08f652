/** Writes a repository of any number of commits in seconds: a simulated history through `git fast-import`. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { personName } from '../../collectors/sample/names.ts'
import { Random } from '../../collectors/sample/random.ts'
import { runGit } from './run-git.ts'

export interface MadeHistory {
  /** Counted while they were written. */
  commits: number
  merges: number
  /** Trailers, each of another person within its commit. */
  coAuthors: number
  tags: number
  /** Changed files of commits that aren't merges. */
  files: number
}

const begin = Date.UTC(2015, 0, 1) / 1000
const zones = ['+0000', '+0200', '-0500', '+0530']
const folders = ['src', 'src/core', 'lib', 'test', 'docs', '.github/workflows', 'data']
const endings = ['.ts', '.c', '.md', '.json', '.test.ts', '.yaml']

const person = (random: Random, people: number): string => {
  // Few do most: the smallest of three draws.
  const who = Math.min(random.below(people), random.below(people), random.below(people))
  const { login, name } = personName(who)
  return `${name} <${login}@example.org>`
}

/** Data of fast-import, its length in bytes before it. */
const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`

async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain')
}

function pathOf(random: Random): string {
  return `${random.pick(folders)}/part${random.below(5)}${random.pick(endings)}`
}

/** The commit's message, and how many people it names beside its author. */
function messageOf(random: Random, mark: number, author: string): [string, number] {
  const body = random.chance(0.4)
    ? `\n\nWhy it was needed, at some length.\nSecond line ${mark}.`
    : ''
  if (!random.chance(0.08)) return [`change ${mark}: ünïcode every now and then${body}\n`, 0]
  const others = new Set([person(random, 400), person(random, 400)])
  others.delete(author)
  const trailers = [...others].map((other) => `Co-authored-by: ${other}\n`).join('')
  return [`change ${mark}${body}\n\n${trailers}`, others.size]
}

/**
 * @param folder where there is nothing yet; it becomes a bare repository with the branch `main`
 * @param seed   the same one gives the same object names
 */
export async function makeHistory(folder: string, commits: number, seed = 1): Promise<MadeHistory> {
  runGit(['init', '--quiet', '--bare', '--initial-branch=main', folder], '.')
  const child = spawn('git', ['fast-import', '--quiet'], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const random = new Random(seed)
  const made: MadeHistory = { commits: 0, merges: 0, coAuthors: 0, tags: 0, files: 0 }
  let at = begin
  let side: number | null = null
  let main = 0
  let text = ''
  for (let mark = 1; mark <= commits; mark++) {
    at += 60 + random.below(6000)
    const isMerge: boolean = side !== null && main > 0 && mark > 2 && random.chance(0.4)
    const isSide: boolean = !isMerge && main > 0 && mark < commits && random.chance(0.25)
    const author = person(random, 400)
    const [message, others] = messageOf(random, mark, author)
    const zone = random.pick(zones)
    text += `commit refs/heads/${isSide ? 'side' : 'main'}\nmark :${mark}\n`
    text += `author ${author} ${at - random.below(50_000)} ${zone}\n`
    text += `committer ${person(random, 30)} ${at} ${zone}\n${data(message)}`
    if (isSide) text += `from :${side ?? main}\n`
    else if (main > 0) text += `from :${main}\n`
    if (isMerge) text += `merge :${side}\n`
    else {
      const paths = new Set(Array.from({ length: 1 + random.below(3) }, () => pathOf(random)))
      // Content of its own, so that each of the paths has changed.
      for (const path of paths) text += `M 100644 inline ${path}\n${data(`${mark} ${path}\n`)}`
      made.files += paths.size
    }
    made.commits++
    made.coAuthors += others
    if (isMerge) made.merges++
    if (isSide) side = mark
    else main = mark
    if (isMerge) side = null
    if (mark % 500 === 0) {
      made.tags++
      text += `tag v${mark}\nfrom :${main}\ntagger ${person(random, 30)} ${at} +0000\n${data('release\n')}`
    }
    if (text.length > 60_000 || mark === commits) {
      await write(child.stdin, text)
      text = ''
    }
  }
  // A branch that is still open at the end belongs to the history all the same.
  if (side !== null) {
    await write(
      child.stdin,
      `commit refs/heads/main\nauthor Mira Alder <mira@example.org> ${at} +0000\ncommitter Mira Alder <mira@example.org> ${at} +0000\n${data('the last branch\n')}from :${main}\nmerge :${side}\n`,
    )
    made.commits++
    made.merges++
  }
  child.stdin.end()
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`git fast-import ended with ${code}.`)
  return made
}
