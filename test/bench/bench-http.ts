/** What an answer costs over HTTP: kept, unchanged, and health beside heavy questions, each from a server of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { Agent, get, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import autocannon from 'autocannon'
import { packageRoot } from '../../server/root.ts'
import type { Size } from './bench-metrics.ts'
import { quantile } from './quantile.ts'

const heavyAtOnce = 16
const heavySeconds = 20

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  milliseconds: number
}

const times = (answers: Answer[]): string => {
  const all = answers.map(({ milliseconds }) => milliseconds)
  const [p50, p99, most] = [quantile(all, 0.5), quantile(all, 0.99), Math.max(...all)]
  return `p50 ${p50.toFixed(2)} ms  p99 ${p99.toFixed(2)} ms  at most ${most.toFixed(0)} ms`
}

/** Asks and throws the body away: to read 16 long answers here would delay what is measured beside them. */
function ask(agent: Agent, url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      response.resume().once('end', () => {
        const milliseconds = performance.now() - start
        resolve({ status: response.statusCode ?? 0, headers: response.headers, milliseconds })
      })
    }).once('error', reject)
  })
}

/** Starts a program and waits for the address that it prints. */
async function start(args: string[]): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const address = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (data: Buffer) => {
      text += data.toString()
      const found = /http:\/\/[\w.:]+/.exec(text)?.[0]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`The server ended: ${text}`)))
  })
  return { child, address }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** `node:http` alone, with the same header fields and bytes from memory: no server of Node's is faster. */
async function startBare(
  folder: string,
  url: string,
): Promise<{ child: ChildProcess; url: string }> {
  const response = await fetch(url)
  const own = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding'])
  const headers = [...response.headers].filter(([name]) => !own.has(name))
  const body = join(folder, 'bare.json')
  await writeFile(body, new Uint8Array(await response.arrayBuffer()))
  const program = `
    const body = require('node:fs').readFileSync(${JSON.stringify(body)})
    const headers = ${JSON.stringify(Object.fromEntries(headers))}
    const server = require('node:http').createServer((_, response) => response.writeHead(200, headers).end(body))
    server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port))
    process.on('SIGTERM', () => process.exit())`
  const { address, child } = await start(['-e', program])
  return { child, url: address }
}

async function load(url: string, headers: Record<string, string> = {}) {
  const result = await autocannon({ url, headers, connections: 10, duration: 5 })
  return { perSecond: result.requests.average, failed: result.non2xx + result.errors }
}

async function oneByOne(url: string, headers: Record<string, string> = {}): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const answers: Answer[] = []
  for (let count = 0; count < 2000; count++) answers.push(await ask(agent, url, headers))
  agent.destroy()
  return answers
}

async function benchKept(folder: string, url: string, say: (text: string) => void): Promise<void> {
  const agent = new Agent()
  const { headers } = await ask(agent, url)
  const known = { 'if-none-match': headers.etag ?? '' }
  const bare = await startBare(folder, url)
  const limit = await load(bare.url)
  say(
    `bare node:http      ${times(await oneByOne(bare.url))}  ${limit.perSecond.toFixed(0)} requests/s`,
  )
  await stop(bare.child)
  for (const [name, given] of [
    ['kept answer        ', {}],
    ['unchanged (304)    ', known],
  ] as const) {
    const each = await oneByOne(url, given)
    const { perSecond } = await load(url, given)
    const wrong = each.filter(({ status }) => status !== (given === known ? 304 : 200)).length
    say(
      `${name} ${times(each)}  ${perSecond.toFixed(0)} requests/s  → ratio ${(perSecond / limit.perSecond).toFixed(2)} of bare node:http${wrong === 0 ? '' : `, ${wrong} WRONG`}`,
    )
  }
}

/** Questions of which none was asked before: every metric, of all repositories at once and one by one, from another day. */
function* heavyQuestions(address: string, metrics: string[]): Generator<string> {
  for (let day = 1; day <= 28; day++) {
    for (const metric of metrics) {
      const from = `2023-07-${String(day).padStart(2, '0')}`
      yield `${address}/api/v1/metrics/${metric}?scope=all&from=${from}&to=2026-07-01&each=${day % 2 === 0}`
    }
  }
}

async function benchBeside(address: string, say: (text: string) => void): Promise<void> {
  const quiet = await oneByOne(`${address}/api/v1/health`)
  say(`health, quiet       ${times(quiet)}`)
  const catalogue = (await (await fetch(`${address}/api/v1/metrics`)).json()) as {
    metrics: { key: string }[]
  }
  const questions = heavyQuestions(
    address,
    catalogue.metrics.map(({ key }) => key),
  )
  const agent = new Agent({ keepAlive: true })
  const until = performance.now() + heavySeconds * 1000
  const heavy: Answer[] = []
  const health: Answer[] = []
  const look = async (): Promise<void> => {
    const own = new Agent({ keepAlive: true, maxSockets: 1 })
    while (performance.now() < until) {
      health.push(await ask(own, `${address}/api/v1/health`))
      await setTimeout(10)
    }
    own.destroy()
  }
  const work = async (): Promise<void> => {
    // Not a loop over them: one that is left would end the questions of all others.
    let url = questions.next()
    while (url.done !== true && performance.now() < until) {
      heavy.push(await ask(agent, url.value))
      url = questions.next()
    }
  }
  await Promise.all([look(), ...Array.from({ length: heavyAtOnce }, work)])
  agent.destroy()
  const failed = heavy.filter(({ status }) => status !== 200).length
  say(
    `health beside ${heavyAtOnce}    ${times(health)}  (${heavy.length} heavy answers in ${heavySeconds} s${failed === 0 ? '' : `, ${failed} FAILED`}: ${times(heavy)})`,
  )
}

/** The most that a process has had in memory, where the system tells it. */
async function peakOf(child: ChildProcess): Promise<string> {
  const path = `/proc/${child.pid}/status`
  if (!existsSync(path)) return 'not told by this system'
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(await readFile(path, 'utf8'))?.[1]
  return `${(Number(kibibytes) / 1024).toFixed(0)} MiB`
}

/**
 * Prints a line for each measurement; needs the built program, since that is what people run.
 *
 * @param folder for files of its own
 * @param path the database of that size
 */
export async function benchHttp(
  folder: string,
  path: string,
  { items, repositories }: Size,
  say: (text: string) => void,
): Promise<void> {
  const program = join(packageRoot, 'dist/server/lichen.cjs')
  if (!existsSync(program)) throw new Error('The server is not built: npm run build.')
  const { address, child } = await start([program, 'serve', '--port', '0', '--db', path])
  try {
    say(
      `\n${items.toLocaleString('en')} items of ${repositories} repositories behind the built server`,
    )
    const question = 'scope=all&from=2023-07-01&to=2026-07-01'
    await benchKept(folder, `${address}/api/v1/metrics/time-to-close?${question}`, say)
    await benchBeside(address, say)
    say(`server's peak       ${await peakOf(child)}`)
  } finally {
    await stop(child)
  }
}
