import { InvalidRequestError } from '@hub/http'
import { toCsvLine } from '../csv/csv-writer.js'

/** A row to geocode: its key and its address, by names of columns. */
export type InputRow = Readonly<Record<string, string | number | null | undefined>>

/** What the service takes in one file (GPF). */
const MAX_ROWS = 200_000
const MAX_FILE_BYTES = 50 * 1024 * 1024
/** Bytes that are collected before they are sent. */
const CHUNK_LENGTH = 32_768

/** The rows of a file on their way out. */
export interface RowWriter {
  /** The file, as it is written. Ends early when a row cannot be sent: `problem` says why. */
  readonly content: AsyncIterable<Uint8Array>
  /** Keys of the rows that were written and have not come back. */
  readonly pending: Set<string>
  readonly problem: InvalidRequestError | undefined
  readonly written: number
}

/**
 * Writes rows as CSV, each key once.
 *
 * @param delimiter The one that is least likely to be in an address.
 */
export function createRowWriter(
  rows: Iterable<InputRow> | AsyncIterable<InputRow>,
  key: string,
  columns: readonly string[],
  delimiter: string,
): RowWriter {
  const pending = new Set<string>()
  let problem: InvalidRequestError | undefined
  let written = 0
  let size = 0

  function writeRow(row: InputRow): string {
    const at = `rows[${written}]`
    const cells = columns.map((column) => toText(row?.[column], `${at}.${column}`))
    const own = toText(row?.[key], `${at}.${key}`)
    if (own.trim() === '' || /[\r\n]/.test(own) || own !== own.trim())
      throw InvalidRequestError.local(`${at}.${key}`, 'must be a text of one line without white space around it')
    if (pending.has(own)) throw InvalidRequestError.local(`${at}.${key}`, 'must be another for each row')
    if (written >= MAX_ROWS) throw InvalidRequestError.local('rows', `must be ${MAX_ROWS} rows at most`)
    pending.add(own)
    written += 1
    return toCsvLine([own, ...cells], delimiter)
  }

  function encode(text: string): Uint8Array {
    const bytes = new TextEncoder().encode(text)
    size += bytes.byteLength
    if (size > MAX_FILE_BYTES) throw InvalidRequestError.local('rows', 'must be 50 MB at most')
    return bytes
  }

  async function* write(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      let text = toCsvLine([key, ...columns], delimiter)
      for await (const row of rows) {
        text += writeRow(row)
        if (text.length < CHUNK_LENGTH) continue
        yield encode(text)
        text = ''
      }
      yield encode(text)
    } catch (error) {
      if (InvalidRequestError.isInstance(error)) problem = error
      throw error
    }
  }

  return {
    content: write(),
    pending,
    get problem() {
      return problem
    },
    get written() {
      return written
    },
  }
}

function toText(value: unknown, field: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') throw InvalidRequestError.local(field, 'must be a string or a number')
  return value
}
