/** One line of code per entry: a change of the document is then a change of its own lines. */
export function listLines(entries: readonly string[]): string[] {
  return entries.map((entry) => `  ${entry},`)
}

export function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
}

export function toPascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

const LONGEST_LINE = 100

/** A value as a literal, on one line where it is short; raw code stands as it is. */
export function toLiteral(value: unknown, indent = ''): string {
  if (value instanceof RawCode) return value.code
  if (typeof value === 'string') return quote(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const literal = (inner: string): string[] =>
    Array.isArray(value)
      ? value.map((each) => toLiteral(each, inner))
      : Object.entries(value).map(([key, each]) => `${toKey(key)}: ${toLiteral(each, inner)}`)
  const [open, close, space] = Array.isArray(value) ? ['[', ']', ''] : ['{', '}', ' ']
  const entries = literal(indent)
  if (entries.length === 0) return `${open}${close}`
  const line = `${open}${space}${entries.join(', ')}${space}${close}`
  if (line.length <= LONGEST_LINE && !line.includes('\n')) return line
  const inner = `${indent}  `
  return [open, ...literal(inner).map((entry) => `${inner}${entry},`), `${indent}${close}`].join('\n')
}

export function toKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name)
}

/** A JSDoc comment of paragraphs; nothing when there are none. */
export function toComment(paragraphs: readonly string[], indent = ''): string[] {
  const text = paragraphs
    .map((paragraph) => paragraph.trim().replaceAll('*/', '*\u2060/'))
    .filter((paragraph) => paragraph !== '')
  const lines = text.join('\n\n').split('\n')
  if (text.length === 0) return []
  if (lines.length === 1) return [`${indent}/** ${lines[0]} */`]
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`]
}

/** Code to stand as it is inside a literal. */
export class RawCode {
  readonly code: string

  constructor(code: string) {
    this.code = code
  }
}
