/** Makes mutants of SQL: the same text with one operator, constant, keyword or condition changed. */
import { closingBracket, endOf, endOfExpression, tokensOf, type Token } from './tokens.ts'

export interface Mutant {
  /** The line it is on and what was changed, e.g. `where a <= b: <= → <`; a repeated one is numbered. */
  name: string
  /** In the text, from 1. */
  line: number
  /** The whole changed text. */
  text: string
}

interface Edit {
  from: number
  to: number
  by: string
  /** What is left out, where that isn't the whole of what is cut. */
  what?: string
}

/** One token for another. */
const swaps: Record<string, string[]> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '=': ['<>'],
  '<>': ['='],
  and: ['or'],
  or: ['and'],
  '+': ['-'],
  '-': ['+'],
  '/': ['*'],
  min: ['max'],
  max: ['min'],
  least: ['greatest'],
  greatest: ['least'],
  floor: ['ceil'],
  ceil: ['floor'],
  sum: ['max'],
  lead: ['lag'],
  lag: ['lead'],
  bool_and: ['bool_or'],
  bool_or: ['bool_and'],
  true: ['false'],
  false: ['true'],
  desc: ['asc'],
  anti: ['semi'],
  semi: ['anti'],
}

/** Every mutant of a text, in the order of the text. */
export function mutantsOf(sql: string): Mutant[] {
  const tokens = tokensOf(sql)
  const edits = tokens.flatMap((_, index) => editsAt(sql, tokens, index))
  const seen = new Map<string, number>()
  return edits.map(({ by, from, to, what }) => {
    const start = sql.lastIndexOf('\n', from - 1) + 1
    const stop = sql.indexOf('\n', from)
    const line = sql.slice(start, stop < 0 ? undefined : stop).trim()
    const cut = (what ?? sql.slice(from, to)).replaceAll(/\s+/g, ' ').trim()
    const change =
      what !== undefined || by.trim() === '' ? `without ${cut}` : `${cut} → ${by.trim()}`
    const name = `${line}: ${change}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return {
      name: times === 1 ? name : `${name} #${times}`,
      line: sql.slice(0, start).split('\n').length,
      text: sql.slice(0, from) + by + sql.slice(to),
    }
  })
}

function editsAt(sql: string, tokens: Token[], index: number): Edit[] {
  const token = tokens[index]
  if (token === undefined) return []
  const whole = { from: token.at, to: endOf(token) }
  switch (token.kind) {
    case 'string':
      return [{ ...whole, by: `${token.text.slice(0, -1)}~'` }]
    case 'number':
      return [1, -1].map((step) => ({ ...whole, by: String(Number(token.text) + step) }))
    case 'word':
      return [...swapsAt(tokens, index), ...wordEdits(sql, tokens, index)]
    case 'symbol':
      return token.text === '*' ? timesEdits(tokens, index) : swapsAt(tokens, index)
    case 'comment':
      return []
  }
}

function swapsAt(tokens: Token[], index: number): Edit[] {
  const token = tokens[index]
  if (token === undefined) return []
  const isFunction = tokens[index + 1]?.text === '('
  const isName =
    /^[a-z]/.test(token.text) &&
    !isFunction &&
    /^(min|max|sum|floor|ceil|lead|lag)$/.test(token.text)
  const isCreation = token.text === 'or' && tokens[index + 1]?.text === 'replace'
  if (isName || isCreation || !Object.hasOwn(swaps, token.text)) return []
  return (swaps[token.text] ?? []).map((by) => ({ from: token.at, to: endOf(token), by }))
}

/** A star between two operands multiplies; elsewhere it stands for all columns or rows. */
function timesEdits(tokens: Token[], index: number): Edit[] {
  const [before, star] = [tokens[index - 1], tokens[index]]
  if (before === undefined || star === undefined) return []
  const isOperand = before.kind === 'number' || before.text === ')' || before.kind === 'word'
  if (!isOperand || before.text === 'select' || before.text === 'distinct') return []
  return [{ from: star.at, to: endOf(star), by: '/' }]
}

function wordEdits(sql: string, tokens: Token[], index: number): Edit[] {
  const token = tokens[index]
  if (token === undefined) return []
  const text = (offset: number): string => tokens[index + offset]?.text ?? ''
  const cut = (last: number, by = ''): Edit => ({
    from: token.at,
    to: endOf(tokens[last] ?? token),
    by,
  })
  /** Without the condition that begins behind this word. */
  const condition = (): Edit => {
    const end = endOfExpression(tokens, index + 1)
    const isMore = token.text !== 'and' && tokens[end]?.text === 'and'
    return isMore
      ? { ...cut(end, token.text), what: sql.slice(endOf(token), tokens[end]?.at) }
      : cut(end - 1)
  }
  switch (token.text) {
    case 'and':
    case 'where':
    case 'having':
    case 'qualify':
      return [condition()]
    case 'on':
      // A join by its only key isn't a join without it.
      return tokens[endOfExpression(tokens, index + 1)]?.text === 'and' ? [condition()] : []
    case 'is':
      if (text(1) === 'not') return [cut(index + 1, 'is')]
      return text(1) === 'null' || text(1) === 'distinct' ? [cut(index, 'is not')] : []
    case 'not':
      return text(-1) === 'is' ? [] : [cut(index)]
    case 'in':
      return text(-1) === 'not' || text(1) !== '(' ? [] : [cut(index, 'not in')]
    case 'exists':
      return text(-1) === 'not' ? [] : [cut(index, 'not exists')]
    case 'distinct':
      return text(-1) === 'is' || text(-1) === 'not' ? [] : [cut(index)]
    case 'join':
      if (text(-1) === 'left') return []
      return ['anti', 'semi', 'cross'].includes(text(-1)) ? [] : [cut(index, 'left join')]
    case 'left':
      return text(1) === 'join' ? [cut(index + 1, 'join')] : []
    case 'union':
      return text(1) === 'all' ? [cut(index + 1, 'union')] : [cut(index, 'union all')]
    case 'filter':
      return text(1) === '(' ? [cut(closingBracket(tokens, index + 1))] : []
    case 'coalesce': {
      const comma = endOfExpression(tokens, index + 2)
      const close = closingBracket(tokens, index + 1)
      const first = sql.slice(tokens[index + 2]?.at, tokens[comma]?.at)
      return [cut(close, first)]
    }
    case 'order':
      return orderEdits(tokens, index)
    case 'partition':
      return partitionEdits(tokens, index)
    default:
      return []
  }
}

/** The first key of an order the other way round. */
function orderEdits(tokens: Token[], index: number): Edit[] {
  const last = tokens[endOfExpression(tokens, index + 2) - 1]
  if (last === undefined || /^(desc|asc|last|first)$/.test(last.text)) return []
  return [{ from: last.at, to: endOf(last), by: `${last.text} desc` }]
}

/** One of several keys of a partition left out. */
function partitionEdits(tokens: Token[], index: number): Edit[] {
  const edits: Edit[] = []
  let start = index + 2
  for (;;) {
    const end = endOfExpression(tokens, start)
    const [first, last, next] = [tokens[start], tokens[end - 1], tokens[end]]
    if (first === undefined || last === undefined) return edits
    const isLast = next?.text !== ','
    if (!isLast) edits.push({ from: first.at, to: tokens[end + 1]?.at ?? endOf(next), by: '' })
    else if (edits.length > 0) {
      edits.push({ from: tokens[start - 1]?.at ?? first.at, to: endOf(last), by: '' })
    }
    if (isLast) return edits
    start = end + 1
  }
}
