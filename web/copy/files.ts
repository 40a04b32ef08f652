/** The files of a published copy, each read once, and what is said of what isn't in them. */
import { base } from '../copy.ts'

/** The copy holds no answer to this question. */
export class Absent extends Error {}

async function unpacked(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  // Some hosts unpack on the way.
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  if (!isPacked) return new TextDecoder().decode(bytes)
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).text()
}

const known = new Map<string, Promise<unknown>>()

async function load(path: string): Promise<unknown> {
  const response = await fetch(`${base}data/${path}.json.gz`)
  if (!response.ok) throw new Absent(path)
  return JSON.parse(await unpacked(response))
}

/** @throws Absent */
export function read<Content>(path: string): Promise<Content> {
  const found = known.get(path) ?? load(path)
  known.set(path, found)
  // What failed for want of a connection may be there later.
  found.catch(() => known.delete(path))
  return found as Promise<Content>
}
