import { ContractError } from '@hub/http'
import { createCsvParser, CsvSyntaxError } from '../csv/csv-parser.js'

/** How a row was answered. */
export type RowStatus = 'ok' | 'not-found' | 'skipped' | 'error' | (string & {})

/** What was found for one row. Texts and numbers are null unless its `status` is `ok`. */
export interface GeocodedRow {
  /** The row's key, as it was given. */
  key: string
  /**
   * `ok`; `not-found`; `skipped`: a text that is shorter than 3 or longer than 200 characters, or does not begin with a letter or a
   * digit; `error`: the service failed for this row and those around it, which may be sent again
   */
  status: RowStatus
  longitude: number | null
  latitude: number | null
  /** 0 to 1. */
  score: number | null
  /** Score of the second best. */
  score_next: number | null
  label: string | null
  type: string | null
  id: string | null
  housenumber: string | null
  name: string | null
  street: string | null
  postcode: string | null
  city: string | null
  context: string | null
  citycode: string | null
}

const TEXTS = [
  'label',
  'type',
  'id',
  'housenumber',
  'name',
  'street',
  'postcode',
  'city',
  'context',
  'citycode',
] as const
const STATUSES = new Set(['ok', 'not-found', 'skipped', 'error'])

/** Reads the rows of an answer as they arrive; a row that was cut is left out. */
export async function* readRows(
  stream: ReadableStream<Uint8Array>,
  key: string,
  delimiter: string,
): AsyncGenerator<GeocodedRow[], void, undefined> {
  const parser = createCsvParser(delimiter)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let header: string[] | undefined

  function toRows(lines: string[][]): GeocodedRow[] {
    header ??= lines.length > 0 ? readHeader(lines.shift() ?? [], key) : undefined
    return lines.flatMap((cells) => (header && cells.length === header.length ? [toRow(header, cells, key)] : []))
  }

  const reader = stream.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const rows = toRows(parse(() => parser.push(decoder.decode(next.value, { stream: true }))))
      if (rows.length > 0) yield rows
    }
    parse(() => decoder.decode())
    const last = parser.end()
    // Without a line end a cell may have been cut: its status shows.
    const rows = last && !last.isOpen ? toRows([last.row]).filter(({ status }) => STATUSES.has(status)) : []
    if (rows.length > 0) yield rows
    if (!header) throw broken('it has no header')
  } finally {
    void reader.cancel().catch(() => {})
  }
}

function readHeader(cells: string[], key: string): string[] {
  for (const column of [key, 'result_status'])
    if (!cells.includes(column)) throw broken(column === key ? 'it lacks the column of the key' : `it lacks ${column}`)
  return cells
}

function toRow(header: readonly string[], cells: readonly string[], key: string): GeocodedRow {
  // The columns of the result stand behind those that were sent: of two of one name the last is the service's.
  const getResult = (name: string) => cells[header.lastIndexOf(name)] ?? ''
  const status = getResult('result_status')
  const toText = (name: string) => getResult(name) || null
  const toNumber = (name: string) => {
    const text = getResult(name)
    const value = text.trim() === '' ? Number.NaN : Number(text)
    return Number.isFinite(value) ? value : null
  }
  const texts = Object.fromEntries(TEXTS.map((name) => [name, toText(`result_${name}`)]))
  return {
    key: cells[header.indexOf(key)] ?? '',
    status,
    longitude: toNumber('longitude'),
    latitude: toNumber('latitude'),
    score: toNumber('result_score'),
    score_next: toNumber('result_score_next'),
    ...(texts as Record<(typeof TEXTS)[number], string | null>),
  }
}

function parse<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof CsvSyntaxError) throw broken(error.message)
    throw broken('it is not UTF-8')
  }
}

/** The error of an answer that is no file of rows. */
export function broken(problem: string): ContractError {
  return new ContractError({
    message: `Géoplateforme geocoding searchCsv: the CSV file is not what the contract says: ${problem}`,
    status: 200,
    attempts: 1,
    isRetryable: false,
    mayHaveBeenApplied: false,
  })
}
