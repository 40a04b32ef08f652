/** Cuts SQL into tokens, so that a change of code never touches a comment or the inside of a text. */

export interface Token {
  kind: 'comment' | 'string' | 'number' | 'word' | 'symbol'
  text: string
  /** Offset of its first character. */
  at: number
}

const pattern =
  /(--[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^']|'')*')|(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|("[^"]*"|\$?[A-Za-z_][\w]*)|(::|:=|<=|>=|<>|!=|\|\||->|[^\s])/g

const kinds = ['comment', 'string', 'number', 'word', 'symbol'] as const

/** The tokens of code, comments left out. */
export function tokensOf(sql: string): Token[] {
  return [...sql.matchAll(pattern)].flatMap((match) => {
    const kind = kinds[match.slice(1).findIndex((group) => group !== undefined)] ?? 'symbol'
    return kind === 'comment' ? [] : [{ kind, text: match[0], at: match.index }]
  })
}

export const endOf = (token: Token): number => token.at + token.text.length

/** Words that end a condition or a list of keys on their own level of brackets. */
const clauses = new Set([
  'and',
  'or',
  'where',
  'group',
  'having',
  'order',
  'window',
  'qualify',
  'limit',
  'union',
  'select',
  'from',
  'join',
  'left',
  'right',
  'inner',
  'anti',
  'semi',
  'cross',
  'on',
  'using',
  'when',
  'then',
  'else',
  'end',
  'rows',
  'range',
  'as',
])

/**
 * The index of the token that ends what begins at `start`: a clause word, comma, semicolon or closing bracket of the
 * same level; the number of tokens where nothing does. A `case` is a level of its own.
 */
export function endOfExpression(tokens: Token[], start: number): number {
  let depth = 0
  for (let index = start; index < tokens.length; index++) {
    const text = tokens[index]?.text ?? ''
    if (text === '(' || text === '[' || text === 'case') depth++
    else if ((text === ')' || text === ']' || text === 'end') && depth > 0) depth--
    else if (depth === 0 && (text === ')' || text === ']' || text === ',' || text === ';'))
      return index
    // "is distinct from" has a from of its own.
    else if (depth === 0 && clauses.has(text) && tokens[index - 1]?.text !== 'distinct')
      return index
  }
  return tokens.length
}

/** The index of the bracket that closes the one at `open`. */
export function closingBracket(tokens: Token[], open: number): number {
  let depth = 0
  for (let index = open; index < tokens.length; index++) {
    const text = tokens[index]?.text
    if (text === '(') depth++
    if (text === ')' && --depth === 0) return index
  }
  return tokens.length - 1
}
