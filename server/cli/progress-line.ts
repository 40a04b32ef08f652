/** One line on a terminal that says how far a command is; off a terminal it says nothing. */

export interface ProgressLine {
  show: (text: string) => void
  /** Clears the line. */
  end: () => void
}

/** On stderr, so that what a command answers can be piped. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  let shownAt = 0
  return {
    show: (text) => {
      // More often than a reader can see would slow the work down.
      if (!stream.isTTY || Date.now() - shownAt < 100) return
      shownAt = Date.now()
      stream.write(`\r\u001B[K${text}`)
    },
    end: () => {
      if (stream.isTTY) stream.write('\r\u001B[K')
    },
  }
}
