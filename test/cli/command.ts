/** Runs the command line as a user does: in a process of its own, with an environment of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import { packageRoot } from '../../server/root.ts'
import { onOneThread, program } from '../program.ts'

export interface Ended {
  code: number | null
  out: string
  err: string
}

function start(
  args: string[],
  env: Record<string, string>,
): { child: ChildProcess; ended: Promise<Ended>; output: () => string } {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: packageRoot,
    env: { PATH, HOME, ...onOneThread, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (data: Buffer) => (out += data.toString()))
  child.stderr.on('data', (data: Buffer) => (err += data.toString()))
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }))
  })
  return { child, ended, output: () => out + err }
}

/** Runs a command to its end. */
export const lichen = (args: string[], env: Record<string, string> = {}): Promise<Ended> =>
  start(args, env).ended

export interface Serving {
  address: string
  /** The last line that it printed before it was up. */
  line: string
  pid: number
  stop: (signal?: NodeJS.Signals) => Promise<Ended>
}

/** Starts `lichen serve` on a free port and waits until it is up; it is gone after the test. */
export async function serve(args: string[], env: Record<string, string> = {}): Promise<Serving> {
  const { child, ended, output } = start(['serve', '--port', '0', ...args], env)
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> => {
    child.kill(signal)
    return ended
  }
  onTestFinished(async () => {
    if (child.exitCode === null) await stop('SIGKILL')
  })
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /Lichen is up: .*/.exec(output())
      if (found !== null) resolve(found[0])
    })
    void ended.then(({ code }) => reject(new Error(`It ended with ${code}: ${output()}`)))
  })
  const address = /http:\S+/.exec(line)?.[0] ?? ''
  return { address, line, pid: child.pid ?? 0, stop }
}

/** A folder that is gone after the file's last test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lichen-cli-'))
  afterAll(() => rm(folder, { recursive: true }))
  return folder
}
