// JSON text to a value, or to the line and column of the first mistake. The message of JSON.parse is of no use here: it
// quotes the text, which may hold personal data, and often gives no position.
import { firstErrorOffset } from './json-error-offset.js'
import { type JsonLimits, scanJson } from './json-scan.js'

/** What is wrong with a text, with the RFC 6901 pointer to the value that it is about. */
export interface JsonProblem {
  pointer: string
  message: string
}

export type JsonResult = { ok: true; value: unknown } | { ok: false; problem: JsonProblem }

const MARK = '\uFEFF'

/** Reads JSON text. A byte-order mark, which some editors of Windows write, is skipped. */
export function parseJsonText(text: string): JsonResult {
  const content = text.startsWith(MARK) ? text.slice(1) : text
  try {
    return { ok: true, value: JSON.parse(content) }
  } catch {
    const offset = firstErrorOffset(content)
    if (offset === undefined) return tooDeep()
    const before = content.slice(0, offset).split('\n')
    return mistake({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }, offset >= content.length)
  }
}

/** A text whose lists right below the root are parsed item by item. */
export interface JsonLists {
  /** The root value, where each item of these lists is its index in `items`. */
  root: unknown
  items: readonly unknown[]
}

/**
 * Reads UTF-8 JSON text of any length in steps: the items of lists right below the root object one by one. It pauses between them.
 * @param limits those of the text; `isSplit` is set
 */
export function* parseJsonLists(
  bytes: Uint8Array,
  limits: JsonLimits,
): Generator<void, { ok: true; lists: JsonLists } | { ok: false; problem: JsonProblem }> {
  const content = startsWithMark(bytes) ? bytes.subarray(3) : bytes
  const scan = yield* scanJson(content, { ...limits, isSplit: true })
  if (!scan.ok) return scan
  const root = withoutItems(content, scan)
  const skeleton = parse(root.text)
  const broken = skeleton.ok ? root.text.length : skeleton.offset
  const items: unknown[] = []
  for (let index = 0; index < scan.items.length; index += 2) {
    // What comes before is wrong already.
    if (broken <= (root.places[index / 2] ?? 0)) break
    const [from = 0, to = 0] = scan.items.slice(index, index + 2)
    const text = decode(content.subarray(from, to))
    const item = parse(text)
    if (!item.ok) return yield* describe(content, from + Buffer.byteLength(text.slice(0, item.offset)))
    items.push(item.value)
    yield
  }
  if (!skeleton.ok) return yield* describe(content, root.toContent(skeleton.offset))
  const rest = yield* firstNonSpace(content, scan.end)
  if (rest < content.length) return yield* describe(content, rest)
  return { ok: true, lists: { root: skeleton.value, items } }
}

/** The text with each item replaced by its index, and where these stand. */
function withoutItems(content: Uint8Array, { items, end }: { items: readonly number[]; end: number }) {
  const parts: string[] = []
  const places: number[] = []
  let length = 0
  const add = (text: string): void => {
    parts.push(text)
    length += text.length
  }
  /** Offsets of each kept piece of text, in the skeleton (`at`) and in the content (`from`). */
  const kept: { at: number; from: number }[] = []
  let from = 0
  for (let index = 0; index < items.length; index += 2) {
    kept.push({ at: length, from })
    add(decode(content.subarray(from, items[index])))
    places.push(length)
    add(String(index / 2))
    from = items[index + 1] ?? 0
  }
  kept.push({ at: length, from })
  add(decode(content.subarray(from, end)))
  const text = parts.join('')
  const toContent = (offset: number): number => {
    const before = kept.findLast(({ at }) => at <= offset) ?? { at: 0, from: 0 }
    return before.from + Buffer.byteLength(text.slice(before.at, offset))
  }
  return { text, places, toContent }
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; offset: number } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, offset: firstErrorOffset(text) ?? 0 }
  }
}

function* describe(content: Uint8Array, offset: number): Generator<void, { ok: false; problem: JsonProblem }> {
  const place = { line: 1, column: 1 }
  for (let at = 0; at < offset; at += 1) {
    if (at % STEP === 0) yield
    const byte = content[at] ?? 0
    if (byte === 0x0a) {
      place.line += 1
      place.column = 1
    } else if ((byte & 0xc0) !== 0x80) place.column += byte >= 0xf0 ? 2 : 1
  }
  return mistake(place, offset >= content.length)
}

function* firstNonSpace(content: Uint8Array, from: number): Generator<void, number> {
  let at = from
  for (; at < content.length && SPACES.has(content[at] ?? 0); at += 1) if (at % STEP === 0) yield
  return at
}

/** Bytes between two pauses. */
const STEP = 16 * 1024
const SPACES: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d])

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

function tooDeep(): { ok: false; problem: JsonProblem } {
  return {
    ok: false,
    problem: { pointer: '', message: 'cannot be read as JSON: it is too large or too deeply nested' },
  }
}

function mistake(
  { line, column }: { line: number; column: number },
  isAtEnd: boolean,
): { ok: false; problem: JsonProblem } {
  const place = `line ${line}, column ${column}`
  const message = isAtEnd
    ? `is not valid JSON: the text ends too early, at ${place}`
    : `is not valid JSON: unexpected character at ${place}`
  return { ok: false, problem: { pointer: '', message } }
}
