/** Where a site is written to: its files packed, each answer without the names of those who are left out, all counted. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const pack = promisify(gzip)

export class Target {
  files = 0
  bytes = 0
  readonly #folders = new Map<string, Promise<unknown>>()

  constructor(
    private readonly folder: string,
    /** What every answer goes through before it is written. */
    private readonly veil: <Answer>(answer: Answer) => Answer,
  ) {}

  /** As everybody may read it. */
  shown<Answer>(answer: Answer): Answer {
    return this.veil(answer)
  }

  /** @param path below the folder, with slashes */
  async write(path: string, content: string | Uint8Array): Promise<void> {
    const file = join(this.folder, path)
    const parent = dirname(file)
    const made = this.#folders.get(parent) ?? mkdir(parent, { recursive: true })
    this.#folders.set(parent, made)
    await made
    await writeFile(file, content)
    this.files += 1
    this.bytes += Buffer.byteLength(content)
  }

  /** Packed, since most hosts would send these files as they are: an answer is a tenth of its text. */
  async answer(path: string, answer: unknown): Promise<void> {
    await this.write(`data/${path}.json.gz`, await pack(JSON.stringify(this.veil(answer))))
  }
}
