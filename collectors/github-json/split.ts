/** Cuts a stream of bytes into JSON values: one after the other, one a line, or the elements of arrays however nested. */

export interface Piece {
  /** UTF-8 text of one value that is no array. */
  bytes: Buffer
  /** Where it begins, from 1. */
  line: number
}

/** A file that can't be cut, and where. */
export class SplitError extends Error {
  constructor(
    readonly line: number,
    /** Fits behind `line 3: `. */
    readonly reason: string,
  ) {
    super(reason)
    this.name = 'SplitError'
  }
}

/** A single value of more than this is no issue, and would not fit into a string. */
const maxBytes = 256 * 1024 * 1024

const code = (sign: string): number => sign.charCodeAt(0)
const newline = code('\n')
const quote = code('"')
const backslash = code('\\')
const comma = code(',')
const openBrace = code('{')
const closeBrace = code('}')
const openBracket = code('[')
const closeBracket = code(']')
const isBlank = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13)

/** Looks at each byte once and keeps no more than the value that is under way, so that a file may be of any size. */
export class Splitter {
  #line = 1
  /** Arrays that are open around the values. */
  #arrays = 0
  /** Within an array: what came last. */
  #last: 'opening' | 'value' | 'comma' = 'opening'
  /** Of the value under way: where it began, how deep in it the reader is, and what it is made of. */
  #begun: number | null = null
  #depth = 0
  #isInString = false
  #isEscaped = false
  #parts: Buffer[] = []
  #size = 0

  /** @param isLines whether each value, or array, has to end on its line */
  constructor(private readonly isLines: boolean) {}

  /** @throws SplitError */
  *push(chunk: Buffer): Generator<Piece, void, void> {
    let start = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number
      if (this.#begun === null) {
        if (this.#between(byte)) continue
        this.#begun = this.#line
        start = at
      }
      if (this.#within(byte)) {
        if (byte === newline) this.#nextLine()
        continue
      }
      // A number or a word ends before the sign behind it, everything else with a last sign of its own.
      const isOwn = this.#depth === 0 && (byte === closeBrace || byte === quote)
      yield this.#end(chunk.subarray(start, isOwn ? at + 1 : at))
      if (!isOwn && !this.#between(byte)) throw this.#unexpected(byte)
    }
    if (this.#begun !== null) this.#keep(chunk.subarray(start))
  }

  /** @throws SplitError for a file that ends in the middle of something */
  *finish(): Generator<Piece, void, void> {
    if (this.#begun !== null && (this.#depth > 0 || this.#isInString)) {
      throw new SplitError(this.#begun, 'the file ends in the middle of this value')
    }
    if (this.#begun !== null) yield this.#end(Buffer.alloc(0))
    if (this.#arrays > 0)
      throw new SplitError(this.#line, 'the file ends in the middle of an array')
  }

  #nextLine(): void {
    if (this.isLines && (this.#begun !== null || this.#arrays > 0)) {
      throw new SplitError(this.#line, 'the line ends in the middle of a value')
    }
    this.#line++
  }

  /** @returns whether the byte belongs to no value */
  #between(byte: number): boolean {
    if (isBlank(byte)) {
      if (byte === newline) this.#nextLine()
      return true
    }
    if (byte === comma) {
      if (this.#arrays === 0 || this.#last !== 'value') throw this.#unexpected(byte)
      this.#last = 'comma'
      return true
    }
    if (byte === closeBracket) {
      if (this.#arrays === 0 || this.#last === 'comma') throw this.#unexpected(byte)
      this.#arrays--
      this.#last = 'value'
      return true
    }
    if (this.#arrays > 0 && this.#last === 'value') throw this.#unexpected(byte)
    if (byte !== openBracket) return false
    this.#arrays++
    this.#last = 'opening'
    return true
  }

  /** @returns whether the value goes on behind this byte */
  #within(byte: number): boolean {
    if (this.#isInString) {
      if (this.#isEscaped) this.#isEscaped = false
      else if (byte === backslash) this.#isEscaped = true
      else if (byte === quote) this.#isInString = false
      return this.#isInString || this.#depth > 0
    }
    if (byte === quote) this.#isInString = true
    else if (byte === openBrace || byte === openBracket) this.#depth++
    else if (byte === closeBrace || byte === closeBracket) return --this.#depth > 0
    else if (this.#depth === 0) return !(isBlank(byte) || byte === comma)
    return true
  }

  #keep(bytes: Buffer): void {
    this.#size += bytes.length
    if (this.#size > maxBytes) {
      throw new SplitError(this.#begun ?? this.#line, 'a single value of more than 256 MB')
    }
    this.#parts.push(bytes)
  }

  #end(rest: Buffer): Piece {
    this.#keep(rest)
    const piece = { bytes: Buffer.concat(this.#parts), line: this.#begun ?? this.#line }
    this.#begun = null
    this.#depth = 0
    this.#parts = []
    this.#size = 0
    this.#last = 'value'
    return piece
  }

  #unexpected(byte: number): SplitError {
    return new SplitError(this.#line, `"${String.fromCharCode(byte)}" stands where it can't`)
  }
}
