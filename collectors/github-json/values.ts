/** Reads a file's JSON values one after the other, so that a file of any size fits. */
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ArchiveError } from './errors.ts'
import type { ArchiveFile } from './files.ts'
import { SplitError, Splitter, type Piece } from './split.ts'

export interface Value {
  value: unknown
  /** `issues.jsonl.gz, line 12`, for a message. */
  where: string
  /** Tells it from every other value: a line may hold several. */
  key: string
}

const at = (file: ArchiveFile, line: number): string => `${file.name}, line ${line}`

function broken(where: string, reason: string, cause?: unknown): ArchiveError {
  return new ArchiveError(
    'broken-file',
    `${where}: ${reason}.`,
    'Fetch or unpack the file again, or take it out of the folder.',
    { cause },
  )
}

/** The bytes of a file; a compressed one may have several parts. */
function open(file: ArchiveFile): AsyncIterable<Buffer> {
  const raw = createReadStream(file.path, { highWaterMark: 256 * 1024 })
  if (!file.isCompressed) return raw
  const unpacked = createGunzip({ chunkSize: 256 * 1024 })
  // Whoever reads the unpacked bytes gets the error of either.
  pipeline(raw, unpacked, () => undefined)
  return unpacked
}

/** A parser's position within a value as a line of the file. */
function lineOf(error: unknown, text: string, begun: number): number {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  if (position === undefined) return begun
  return begun + text.slice(0, Number(position)).split('\n').length - 1
}

function parse(file: ArchiveFile, { bytes, line }: Piece, index: number): Value {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw broken(at(file, line), 'this is not UTF-8', error)
  }
  try {
    const value = JSON.parse(text) as unknown
    return { value, where: at(file, line), key: `${file.name}#${index}` }
  } catch (error) {
    throw broken(at(file, lineOf(error, text, line)), 'this is not valid JSON', error)
  }
}

const damages: Record<string, string> = {
  Z_BUF_ERROR: "this gzip file can't be unpacked: it ends too early",
  Z_DATA_ERROR: "this gzip file can't be unpacked: its data is damaged",
}

function toArchiveError(file: ArchiveFile, error: unknown): unknown {
  if (error instanceof SplitError) return broken(at(file, error.line), error.reason)
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof ArchiveError || code === undefined) return error
  return broken(file.name, damages[code] ?? `this file can't be read (${code})`, error)
}

/** @throws ArchiveError `broken-file` */
export async function* valuesOf(file: ArchiveFile): AsyncGenerator<Value, void, void> {
  const splitter = new Splitter(file.isLines)
  let isFirst = true
  let index = 0
  try {
    for await (let chunk of open(file)) {
      // The mark that some editors put before UTF-8.
      if (isFirst && chunk.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) {
        chunk = chunk.subarray(3)
      }
      isFirst = false
      for (const piece of splitter.push(chunk)) yield parse(file, piece, index++)
    }
    for (const piece of splitter.finish()) yield parse(file, piece, index++)
  } catch (error) {
    throw toArchiveError(file, error)
  }
}
