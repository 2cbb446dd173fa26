// Counts what is in a JSON text before anybody parses it: nested brackets or thousands of keys take a parser a hundred times as long as
// the same bytes of an honest document. It looks at structure only, in steps; what is no JSON is for the parser to tell.

/** How much there may be in a JSON text. */
export interface JsonLimits {
  /** Objects and lists inside one another. */
  depth: number
  /** Keys of one object. */
  keys: number
  /** Items of one list. */
  items: number
  /** Values of the whole text; where it is split, of each item, and of all that is around them. */
  values: number
  /** Bytes that are parsed at once: of the text, or of each item where it is split. */
  bytes: number
  /** Whether to find the items of the lists directly below the root object, so that they are parsed one by one. Default false. */
  isSplit?: boolean
}

export type JsonScan =
  /** `items`: offsets of the beginning and end of each item, in the order of the text. `end`: offset of the end of the root value. */
  { ok: true; items: readonly number[]; end: number } | { ok: false; problem: { pointer: string; message: string } }

/** Bytes between two pauses. */
const STEP = 16 * 1024
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]
const SPACE = 0x20
/** Depth of the items of split lists: in a list in the root object. */
const ITEM_DEPTH = 2

/** An object or list that is not closed yet. */
interface Level {
  isList: boolean
  /** Index of the present item, or number of keys before the present one. */
  index: number
  /** Offsets of the current key, with its quotes. */
  key: { from: number; to: number }
  isKeyNext: boolean
}

/** Pauses every few kilobytes. */
export function* scanJson(bytes: Uint8Array, limits: JsonLimits): Generator<void, JsonScan> {
  const levels: Level[] = []
  const items: number[] = []
  let pause = STEP
  let string: number | undefined
  let around = { values: 0, bytes: 0 }
  let item: { from: number; values: number; isEmpty: boolean } | undefined
  let at = 0
  const refuse = (message: string, depth = levels.length): JsonScan => ({
    ok: false,
    problem: { pointer: pointerTo(bytes, levels.slice(0, depth)), message },
  })
  /** @returns whether there are too many */
  const countValue = (): boolean => (item ? (item.values += 1) : (around.values += 1)) > limits.values
  const tooManyValues = (): JsonScan => refuse(`has more than ${limits.values} values`, item ? ITEM_DEPTH : 0)
  const endItem = (): boolean => {
    if (!item) return true
    const isShort = at - item.from <= limits.bytes
    if (!item.isEmpty) {
      items.push(item.from, at)
      around.bytes -= at - item.from
    }
    item = undefined
    return isShort
  }
  const tooLarge = (depth: number): JsonScan => refuse(`is larger than ${limits.bytes} bytes`, depth)
  const beginItem = (): void => {
    if (limits.isSplit && levels.length === ITEM_DEPTH && levels[0]?.isList === false && levels[1]?.isList)
      item = { from: at + 1, values: 0, isEmpty: true }
  }

  while (at < bytes.length) {
    if (at >= pause) {
      yield
      pause = at + STEP
    }
    if (string !== undefined) {
      const end = bytes.indexOf(QUOTE, at)
      if (end < 0) {
        at = bytes.length
        break
      }
      at = end + 1
      if (isEscaped(bytes, end, string)) continue
      const level = levels.at(-1)
      if (level?.isKeyNext) level.key = { from: string, to: at }
      string = undefined
      continue
    }
    const byte = bytes[at] ?? 0
    if (byte <= SPACE) {
      at += 1
      continue
    }
    const level = levels.at(-1)
    if (item && !(levels.length === ITEM_DEPTH && (byte === COMMA || byte === CLOSE_LIST))) item.isEmpty = false
    if (byte === QUOTE) string = at
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      if (levels.length === limits.depth) return refuse(`is nested too deeply: at most ${limits.depth} levels`)
      if (countValue()) return tooManyValues()
      const isList = byte === OPEN_LIST
      levels.push({ isList, index: 0, key: { from: 0, to: 0 }, isKeyNext: !isList })
      beginItem()
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      if (levels.length === ITEM_DEPTH && !endItem()) return tooLarge(ITEM_DEPTH)
      levels.pop()
      if (levels.length === 0) {
        at += 1
        break
      }
    } else if (byte === COMMA && level) {
      if (levels.length === ITEM_DEPTH && !endItem()) return tooLarge(ITEM_DEPTH)
      level.index += 1
      level.isKeyNext = !level.isList
      const most = level.isList ? limits.items : limits.keys
      if (level.index >= most)
        return refuse(`must have at most ${most} ${level.isList ? 'items' : 'keys'}`, levels.length - 1)
      if (countValue()) return tooManyValues()
      beginItem()
    } else if (byte === COLON && level) level.isKeyNext = false
    at += 1
  }
  if (item && at - item.from > limits.bytes) return tooLarge(ITEM_DEPTH)
  around.bytes += at
  if (around.bytes > limits.bytes) return tooLarge(0)
  return { ok: true, items, end: at }
}

/** Whether an odd number of backslashes stands before a quote. */
function isEscaped(bytes: Uint8Array, quote: number, from: number): boolean {
  let at = quote
  while (at - 1 > from && bytes[at - 1] === BACKSLASH) at -= 1
  return (quote - at) % 2 === 1
}

/** A hostile key must not make an answer as large as the text. */
const MAX_SHOWN_KEY_LENGTH = 80

/** The RFC 6901 pointer to what the levels are at. */
function pointerTo(bytes: Uint8Array, levels: readonly Level[]): string {
  return levels.map((level) => `/${level.isList ? level.index : tokenAt(bytes, level.key)}`).join('')
}

function tokenAt(bytes: Uint8Array, { from, to }: Level['key']): string {
  const text = new TextDecoder().decode(bytes.subarray(from + 1, Math.min(to - 1, from + 1 + 4 * MAX_SHOWN_KEY_LENGTH)))
  const short = text.length > MAX_SHOWN_KEY_LENGTH ? `${text.slice(0, MAX_SHOWN_KEY_LENGTH)}…` : text
  return short.replaceAll('~', '~0').replaceAll('/', '~1')
}
