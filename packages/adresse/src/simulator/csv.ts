import { Refusal, type SimulatedCall } from '@hub/http/simulator'
import { createCsvParser } from '../csv/csv-parser.js'
import { toCsvLine } from '../csv/csv-writer.js'
import type { AddressFeature } from '../answers.js'

/** A file and what its columns are, as they were sent. */
export interface CsvRequest {
  header: readonly string[]
  rows: readonly (readonly string[])[]
  delimiter: string
  form: FormData
}

const MAX_CSV_BYTES = 50 * 1024 * 1024
const MAX_CSV_ROWS = 200_000
/** Rows that succeed or fail together. */
export const CSV_BLOCK_ROWS = 100

const RESULT_COLUMNS =
  `longitude latitude result_score result_score_next result_label result_type result_id result_housenumber result_name
  result_street result_postcode result_city result_context result_citycode result_oldcitycode result_oldcity result_district
  result_status`.split(/\s+/)

/**
 * Reads the form of a CSV call.
 *
 * @throws Refusal 400 with a `message` only
 */
export async function parseCsvRequest({ headers, body }: SimulatedCall): Promise<CsvRequest> {
  const contentType = headers.get('content-type') ?? ''
  const form = contentType.startsWith('multipart/form-data')
    ? await new Response(typeof body === 'string' ? body : '', { headers: { 'content-type': contentType } })
        .formData()
        .catch(() => undefined)
    : undefined
  const file = form?.get('data')
  if (!form || !(file instanceof Blob)) throw refuseFile('A CSV file must be provided in data field')
  if (file.size > MAX_CSV_BYTES) throw refuseFile('File too large')
  const text = await file.text()
  const delimiter = detectDelimiter(text)
  const parser = createCsvParser(delimiter)
  const lines = parser.push(text)
  const last = parser.end()
  if (last) lines.push(last.row)
  const [header, ...rows] = lines
  if (!header) throw refuseFile('The CSV file is empty')
  if (rows.length > MAX_CSV_ROWS) throw refuseFile('Too many rows in CSV file')
  const request = { header, rows, delimiter, form }
  for (const name of ['columns', 'postcode', 'citycode', 'type', 'lat', 'lon'])
    for (const column of getTexts(form, name))
      if (!header.includes(column)) throw refuseFile(`${name}: column ${column} does not exist`)
  for (const column of getTexts(form, 'result_columns'))
    if (!RESULT_COLUMNS.includes(column)) throw refuseFile(`result_columns: unexpected value ${column}`)
  return request
}

/** What was found for a row. */
export interface CsvMatch {
  status: 'ok' | 'not-found' | 'skipped' | 'error'
  features: readonly AddressFeature[]
}

/** The answer: each row as it came and the columns of the result, as a stream; cut behind `cutAfter` rows. */
export function answerCsv(
  { header, rows, delimiter, form }: CsvRequest,
  match: (row: Readonly<Record<string, string>>, index: number) => CsvMatch,
  cutAfter: number | null,
): Response {
  const wanted = getTexts(form, 'result_columns')
  const results = wanted.length > 0 ? RESULT_COLUMNS.filter((name) => wanted.includes(name)) : RESULT_COLUMNS
  function* write(): Generator<string, void, undefined> {
    yield toCsvLine([...header, ...results], delimiter)
    for (const [index, cells] of rows.entries()) {
      if (cutAfter !== null && index >= cutAfter) return
      const row = Object.fromEntries(header.map((name, column) => [name, cells[column] ?? '']))
      const found = toResultCells(match(row, index))
      yield toCsvLine(
        [...header.map((_, column) => cells[column] ?? ''), ...results.map((name) => found[name] ?? '')],
        delimiter,
      )
    }
  }
  const lines = write()
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      let text = ''
      for (let next = lines.next(); ; next = lines.next()) {
        if (next.done) break
        text += next.value
        if (text.length > 16_384) break
      }
      if (text === '') controller.close()
      else controller.enqueue(new TextEncoder().encode(text))
    },
  })
  return new Response(stream, {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'x-rows-count': String(rows.length) },
  })
}

function toResultCells({ status, features: [best, second] }: CsvMatch): Record<string, string> {
  if (status !== 'ok' || !best) return { result_status: status }
  const { geometry, properties = {} } = best
  const [longitude, latitude] = geometry?.coordinates ?? []
  const texts = Object.entries(properties).map(([name, value]) => [`result_${name}`, String(value)])
  return {
    ...Object.fromEntries(texts),
    longitude: String(longitude),
    latitude: String(latitude),
    result_score_next: String(second?.properties?.score ?? ''),
    result_status: status,
  }
}

/** The texts of a repeated field. */
export function getTexts(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value): value is string => typeof value === 'string' && value !== '')
}

function refuseFile(message: string): Refusal {
  return new Refusal(400, { code: 400, message })
}

/** The delimiter that is most often in the first line. */
function detectDelimiter(text: string): string {
  const [line = ''] = text.split(/[\r\n]/, 1)
  const count = (delimiter: string) => line.split(delimiter).length
  return [';', ',', '\t', '|'].reduce((best, each) => (count(each) > count(best) ? each : best))
}
