/** SQL cut into words that a page can set apart: comments, texts, numbers, parameters, keywords. Pure. */

export interface SqlWord {
  kind: 'comment' | 'string' | 'number' | 'parameter' | 'keyword' | 'plain'
  text: string
}

const keywords = new Set(
  `all and anti as asc between by case cast count cross date_trunc desc distinct else end except exists filter
   following from full group having in inner is join lag lead least left like limit max min not null nulls offset on or
   order over partition preceding qualify range right row rows select sum then timestamp unbounded union using values
   when where window with`.split(/\s+/),
)

const pattern = /(--[^\n]*)|('(?:[^']|'')*')|(\$\w+)|(\b\d+(?:\.\d+)?\b)|([a-z_]\w*)|([\s\S])/gi

/** The words put together again are the text. */
export function sqlWords(sql: string): SqlWord[] {
  const words: SqlWord[] = []
  for (const [text, comment, string, parameter, number, name] of sql.matchAll(pattern)) {
    const kind =
      comment !== undefined
        ? 'comment'
        : string !== undefined
          ? 'string'
          : parameter !== undefined
            ? 'parameter'
            : number !== undefined
              ? 'number'
              : name !== undefined && keywords.has(name.toLowerCase())
                ? 'keyword'
                : 'plain'
    const last = words.at(-1)
    if (last?.kind === kind && kind === 'plain') last.text += text
    else words.push({ kind, text })
  }
  return words
}
