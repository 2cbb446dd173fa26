import { type CallOptions, InvalidRequestError, type WithResponse } from '@hub/http'
import type { SearchCsvParameters } from '../generated/adresse.methods.gen.js'
import { IncompleteResultError } from './incomplete-result-error.js'
import { broken, type GeocodedRow, readRows } from './row-reader.js'
import { createRowWriter, type InputRow } from './row-writer.js'

/** What the columns of the rows are. */
export interface GeocodeRowsOptions extends CallOptions {
  /** Column by which rows are matched: a text or number that is another for each row. Default `id`. */
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
  /** Rows in all, once the service has said so. */
  total: number | null
}

type SearchCsv = (
  parameters: SearchCsvParameters,
  options?: CallOptions,
) => { withResponse(): Promise<WithResponse<ReadableStream<Uint8Array>>> }

const DELIMITER = ';'

/**
 * Geocodes rows in one file, which is written and read as a stream. Rows are matched by their key, never by their place.
 *
 * @throws InvalidRequestError naming the row and column that cannot be sent
 * @throws IncompleteResultError after the last row, when the service sent fewer back than it was given
 */
export async function* geocodeRows(
  searchCsv: SearchCsv,
  rows: Iterable<InputRow> | AsyncIterable<InputRow>,
  { key = 'id', columns, postcode, citycode, onProgress, ...options }: GeocodeRowsOptions,
): AsyncGenerator<GeocodedRow, void, undefined> {
  const all = checkColumns(key, columns, [postcode, citycode])
  const writer = createRowWriter(rows, key, all, DELIMITER)
  const data = { content: writer.content, filename: 'addresses.csv', type: 'text/csv' }
  const sent = searchCsv({ data, columns, postcode, citycode }, options)
  const answer = await sent.withResponse().catch((error: unknown) => {
    throw writer.problem ?? error
  })
  const total = Number(answer.response.headers.get('x-rows-count') ?? Number.NaN)
  let received = 0
  for await (const found of readRows(answer.data, key, DELIMITER)) {
    for (const row of found) {
      if (!writer.pending.delete(row.key)) throw broken('it has a row whose key was not sent, or twice')
      received += 1
      yield row
    }
    onProgress?.({ received, total: Number.isSafeInteger(total) ? total : null })
  }
  if (writer.problem) throw writer.problem
  if (writer.pending.size > 0) throw new IncompleteResultError(writer.written, [...writer.pending])
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
