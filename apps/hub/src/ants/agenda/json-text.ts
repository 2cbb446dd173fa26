// JSON text to a value, or to the line and column of the first mistake. The message of JSON.parse is of no use here: it
// quotes the text, which may hold personal data, and often gives no position.
import { firstErrorOffset } from './json-error-offset.js'
import type { Problem } from './problem.js'

export type JsonResult = { ok: true; value: unknown } | { ok: false; problem: Problem }

/** Reads JSON text. A byte-order mark, which some editors of Windows write, is skipped. */
export function parseJsonText(text: string): JsonResult {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text
  try {
    return { ok: true, value: JSON.parse(content) }
  } catch {
    return { ok: false, problem: { pointer: '', message: describe(content) } }
  }
}

function describe(text: string): string {
  const offset = firstErrorOffset(text)
  if (offset === undefined) return 'cannot be read as JSON: it is too large or too deeply nested'
  const before = text.slice(0, offset).split('\n')
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
  return offset >= text.length
    ? `is not valid JSON: the text ends too early, at ${place}`
    : `is not valid JSON: unexpected character at ${place}`
}
