// Where JSON text stops being JSON, which JSON.parse does not always tell.

const SPACE = /[ \t\n\r]*/y
const NUMBER_OR_WORD = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y
const STRING_CONTENT = /[ !#-[\]-\uffff]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

type Expectation = 'value' | 'first item' | 'first key' | 'key' | 'colon' | 'after value'

/**
 * Offset of the first character that cannot continue a JSON text (its length when the text stops too early), or
 * undefined when the text is valid. Keeps its own stack, so that no depth is too deep.
 */
export function firstErrorOffset(text: string): number | undefined {
  const open: string[] = []
  let next: Expectation = 'value'
  let at = skip(SPACE, text, 0)
  while (next !== 'after value' || open.length > 0) {
    const character = text.charAt(at)
    const inObject: boolean = open.at(-1) === '{'
    if (mayClose(next) && character === (inObject ? '}' : ']')) {
      open.pop()
      next = 'after value'
      at += 1
    } else if (next === 'after value') {
      if (character !== ',') return at
      next = inObject ? 'key' : 'value'
      at += 1
    } else if (next === 'colon') {
      if (character !== ':') return at
      next = 'value'
      at += 1
    } else if (isKey(next) || character === '"') {
      const end = stringEnd(text, at)
      if (end.broken) return end.at
      next = isKey(next) ? 'colon' : 'after value'
      at = end.at
    } else if (character === '{' || character === '[') {
      open.push(character)
      next = character === '{' ? 'first key' : 'first item'
      at += 1
    } else {
      const end = skip(NUMBER_OR_WORD, text, at)
      if (end === at) return at
      next = 'after value'
      at = end
    }
    at = skip(SPACE, text, at)
  }
  return at < text.length ? at : undefined
}

function mayClose(next: Expectation): boolean {
  return next === 'after value' || next === 'first item' || next === 'first key'
}

function isKey(next: Expectation): boolean {
  return next === 'key' || next === 'first key'
}

/** Finds the end of the string that begins at `quote`, or the first character that is not allowed in it. */
function stringEnd(text: string, quote: number): { at: number; broken: boolean } {
  if (text.charAt(quote) !== '"') return { at: quote, broken: true }
  for (let at = quote + 1; ; ) {
    at = skip(STRING_CONTENT, text, at)
    if (text.charAt(at) === '"') return { at: at + 1, broken: false }
    const next = skip(ESCAPE, text, at)
    if (next === at) return { at, broken: true }
    at = next
  }
}

/** Where `pattern` (sticky) ends when it matches at `from`, else `from`. */
function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : from
}
