const encoder = new TextEncoder()

/** Bytes handed out piece by piece: a list of hundred places is hundred short texts, and memory of its own for each costs more than the text. */
const SHARED = 8192
/** Most bytes of a text that is given a piece of it. */
const SHORT = SHARED / 8
/** Most bytes that a character (a UTF-16 unit) takes. */
const BYTES_PER_CHARACTER = 3

let memory = new Uint8Array(SHARED)
let filled = 0

/** As `TextEncoder.encode` does; the bytes may share their buffer with those of other texts. */
export function encodeText(text: string): Uint8Array<ArrayBuffer> {
  const most = text.length * BYTES_PER_CHARACTER
  if (most > SHORT) return encoder.encode(text)
  if (filled + most > SHARED) {
    memory = new Uint8Array(SHARED)
    filled = 0
  }
  const from = filled
  filled += encoder.encodeInto(text, memory.subarray(from)).written
  return memory.subarray(from, filled)
}
