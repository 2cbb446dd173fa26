import { type CallOptions, InvalidRequestError, type WithResponse } from '@hub/http'
import type { SearchCsvParameters } from '../generated/adresse.methods.gen.js'
import { IncompleteResultError } from './incomplete-result-error.js'
import { broken, type GeocodedRow, readRows } from './row-reader.js'
import { openRows } from './row-source.js'
import { createRowWriter, FILE_LIMITS, type FileLimits, type InputRow, type RowWriter } from './row-writer.js'

/** What the columns of the rows are, and the options of every call, which are those of each file. */
export interface GeocodeRowsOptions extends CallOptions {
  /** Column by which rows are matched: a text or number that is another for each row of a file. Default `id`. */
  key?: string | undefined
  /** Columns that make the address, joined by a space. Leave line 2 out, it lowers the score. */
  columns: readonly string[]
  /** Column of the post code that filters. */
  postcode?: string | undefined
  /** Column of the INSEE code that filters. */
  citycode?: string | undefined
  /** Called with every piece of the answer. */
  onProgress?: ((progress: GeocodingProgress) => void) | undefined
}

export interface GeocodingProgress {
  /** Rows that came back. */
  received: number
  /** Rows in all; null as long as not all of them were read. */
  total: number | null
}

type SearchCsv = (
  parameters: SearchCsvParameters,
  options?: CallOptions,
) => { withResponse(): Promise<WithResponse<ReadableStream<Uint8Array>>> }

const DELIMITER = ';'

/**
 * Geocodes rows in as many files as the service takes them in, one after the other, each written and read as a stream. Rows are matched by
 * their key, never by their place.
 *
 * @throws InvalidRequestError naming the row and column that cannot be sent
 * @throws IncompleteResultError behind the last row of a file, when the service sent fewer back than it was given
 */
export async function* geocodeRows(
  searchCsv: SearchCsv,
  rows: Iterable<InputRow> | AsyncIterable<InputRow>,
  { key = 'id', columns, postcode, citycode, onProgress, ...options }: GeocodeRowsOptions = {} as GeocodeRowsOptions,
  limits: FileLimits = FILE_LIMITS,
): AsyncGenerator<GeocodedRow, void, undefined> {
  const all = checkColumns(key, columns, [postcode, citycode])
  const source = openRows(rows)
  let received = 0

  async function* geocodeFile(writer: RowWriter): AsyncGenerator<GeocodedRow, void, undefined> {
    const data = { content: writer.content, filename: 'addresses.csv', type: 'text/csv' }
    const sent = searchCsv({ data, columns, postcode, citycode }, options)
    const answer = await sent.withResponse().catch((error: unknown) => {
      throw writer.problem ? writer.problem.error : error
    })
    for await (const found of readRows(answer.data, key, DELIMITER)) {
      for (const row of found) {
        if (!writer.pending.delete(row.key)) throw broken('it has a row whose key was not sent, or twice')
        received += 1
        yield row
      }
      onProgress?.({ received, total: source.isEnded ? source.position : null })
    }
    if (writer.problem) throw writer.problem.error
    // An answer that ends before the file does is cut too.
    if (writer.pending.size > 0 || !writer.isWhole)
      throw new IncompleteResultError(source.position, [...writer.pending])
  }

  try {
    while ((await source.peek()) !== undefined)
      yield* geocodeFile(createRowWriter(source, { key, columns: all, delimiter: DELIMITER, limits }))
  } finally {
    await source.close()
  }
}

/** The columns to send behind the key, each once. */
function checkColumns(key: unknown, columns: unknown, filters: readonly (string | undefined)[]): string[] {
  const isName = (name: unknown) => typeof name === 'string' && name.trim() !== '' && !/[\r\n]/.test(name)
  if (!isName(key)) throw InvalidRequestError.local('key', 'must be the name of a column')
  if (!Array.isArray(columns) || columns.length === 0 || !columns.every(isName))
    throw InvalidRequestError.local('columns', 'must be the names of one column or several')
  const all = [...new Set([...columns, ...filters.filter((name) => name !== undefined)])] as string[]
  if (all.includes(key as string)) throw InvalidRequestError.local('key', 'must be none of the columns of the address')
  if ([key, ...all].some((name) => /^(longitude|latitude|result_)/.test(String(name))))
    throw InvalidRequestError.local('columns', 'must not have the names of the columns of the result')
  return all
}
