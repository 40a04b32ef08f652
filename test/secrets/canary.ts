/** A token that is looked for everywhere, in every form that a program could give it. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'

/** No encoding changes letters and digits, so finding these finds the token quoted, escaped or in an address, too. */
const core = 'c4n4ry9c7b1e55aa'
export const canary = `tok_${core}+/="&x`

/** What stays of the core in base64, wherever in a longer text it begins. */
function inBase64(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.from('\0'.repeat(before) + text).toString('base64')
    // The first and the last signs depend on the neighbours.
    return whole.slice(before === 0 ? 0 : 4, -4).replaceAll('=', '')
  })
}

const percent = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => `%${byte.toString(16)}`).join('')

const forms: string[] = [
  core,
  ...inBase64(core),
  Buffer.from(core).toString('hex'),
  percent(core),
  Array.from(core).toReversed().join(''),
]

/** The forms in which the canary is in a text, whatever their case. */
export function found(content: string | Buffer): string[] {
  const text = (typeof content === 'string' ? content : content.toString('latin1')).toLowerCase()
  return forms.filter((form) => text.includes(form.toLowerCase()))
}

export function expectClean(where: string, content: string | Buffer): void {
  expect({ where, found: found(content) }).toEqual({ where, found: [] })
}

/** Every file of a folder, by its bytes. */
export async function expectCleanFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  for (const file of files) {
    const path = join(file.parentPath, file.name)
    expectClean(path, file.name)
    expectClean(path, await readFile(path))
  }
  return files.map((file) => file.name)
}

/** The command lines of all processes that this one may look at. */
export async function expectCleanProcesses(): Promise<number> {
  const names = await readdir('/proc').catch(() => [])
  let looked = 0
  for (const pid of names.filter((name) => /^\d+$/.test(name))) {
    for (const what of ['cmdline', 'comm']) {
      const content = await readFile(`/proc/${pid}/${what}`).catch(() => null)
      if (content === null) continue
      looked++
      expectClean(`/proc/${pid}/${what}`, content)
    }
  }
  return looked
}
