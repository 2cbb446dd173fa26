import { InvalidRequestError } from '@hub/http'
import { toCsvLine } from '../csv/csv-writer.js'
import type { RowSource } from './row-source.js'

/** A row to geocode: its key and its address, by names of columns. */
export type InputRow = Readonly<Record<string, string | number | null | undefined>>

/** How large one file may be. */
export interface FileLimits {
  rows: number
  bytes: number
}

/** What the service takes in one file (GPF). */
export const FILE_LIMITS: FileLimits = { rows: 200_000, bytes: 50_000_000 }
/** Characters of a row: one that is longer could not be read when it comes back. */
const MAX_LINE_LENGTH = 500_000
/** Bytes that are collected before they are sent. */
const CHUNK_SIZE = 32_768

/** The rows of one file on their way out. */
export interface RowWriter {
  /** The file, as it is written. Ends early when a row cannot be sent: `problem` says why. */
  readonly content: AsyncIterable<Uint8Array>
  /** Keys of the rows that were written and have not come back. */
  readonly pending: Set<string>
  /** What `rows` threw, or is wrong with one of them. */
  readonly problem: { error: unknown } | undefined
  /** Whether every row that the file takes was written. */
  readonly isWhole: boolean
}

export interface RowWriterOptions {
  key: string
  columns: readonly string[]
  /** The one that is least likely to be in an address. */
  delimiter: string
  limits: FileLimits
}

/** Writes as many rows as one file takes, as CSV, each key once. */
export function createRowWriter(
  source: RowSource<InputRow>,
  { key, columns, delimiter, limits }: RowWriterOptions,
): RowWriter {
  const encoder = new TextEncoder()
  const pending = new Set<string>()
  let problem: { error: unknown } | undefined
  let written = 0
  let isWhole = false

  function readKey(row: InputRow): string {
    const at = `rows[${source.position}].${key}`
    const own = toText(row?.[key], at)
    if (own.trim() === '' || /[\r\n]/.test(own) || own !== own.trim())
      throw InvalidRequestError.local(at, 'must be a text of one line without white space around it')
    if (pending.has(own)) throw InvalidRequestError.local(at, 'must be another for each row')
    return own
  }

  function encodeRow(row: InputRow, own: string): Uint8Array {
    const at = `rows[${source.position}]`
    const cells = columns.map((column) => toText(row?.[column], `${at}.${column}`))
    const line = toCsvLine([own, ...cells], delimiter)
    if (line.length > MAX_LINE_LENGTH)
      throw InvalidRequestError.local(at, `must have ${MAX_LINE_LENGTH} characters at most`)
    return encoder.encode(line)
  }

  /** The line of the next row; undefined when there is none, or no room for it in a file of this size. */
  async function takeLine(size: number): Promise<Uint8Array | undefined> {
    try {
      const row = await source.peek()
      if (row === undefined || written >= limits.rows) return undefined
      const own = readKey(row)
      const line = encodeRow(row, own)
      if (written > 0 && size + line.byteLength > limits.bytes) return undefined
      pending.add(own)
      written += 1
      source.skip()
      return line
    } catch (error) {
      problem = { error }
      throw error
    }
  }

  async function* write(): AsyncGenerator<Uint8Array, void, undefined> {
    const header = encoder.encode(toCsvLine([key, ...columns], delimiter))
    let chunk: Uint8Array[] = [header]
    let length = header.byteLength
    let size = length
    for (let line = await takeLine(size); line; line = await takeLine(size)) {
      chunk.push(line)
      length += line.byteLength
      size += line.byteLength
      if (length < CHUNK_SIZE) continue
      yield join(chunk, length)
      chunk = []
      length = 0
    }
    isWhole = true
    if (length > 0) yield join(chunk, length)
  }

  return {
    content: write(),
    pending,
    get problem() {
      return problem
    },
    get isWhole() {
      return isWhole
    },
  }
}

function join(chunk: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let filled = 0
  for (const line of chunk) {
    whole.set(line, filled)
    filled += line.byteLength
  }
  return whole
}

function toText(value: unknown, field: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') throw InvalidRequestError.local(field, 'must be a string or a number')
  return value
}
