import { type SimulatedCall } from '@hub/http/simulator'
import { answerCsv, CSV_BLOCK_ROWS, type CsvMatch, type CsvRequest, getTexts, parseCsvRequest } from './csv.js'
import { findByPlace, findByText } from './matching.js'
import { parseParameters } from './parameters.js'
import type { AdresseState } from './state.js'

type Row = Readonly<Record<string, string>>
const SKIPPED: CsvMatch = { status: 'skipped', features: [] }

/** `/search/csv`: the text of a row is that of its columns, joined by a space. */
export async function searchCsv(call: SimulatedCall, state: AdresseState): Promise<Response> {
  const request = await parseCsvRequest(call)
  const columns = getTexts(request.form, 'columns')
  const wanted = columns.length > 0 ? columns : request.header
  return answer(request, state, (row) => {
    const q = wanted
      .map((column) => row[column])
      .join(' ')
      .trim()
    // Too short, too long, or a first character that is no letter and no digit (GPF).
    if (!/^[\p{L}0-9].{2,199}$/su.test(q)) return SKIPPED
    const query = { q, limit: '2', autocomplete: 'false', ...readFilters(request, row) }
    return toMatch(findByText(state.addresses, parseParameters(new URLSearchParams(query), [])))
  })
}

/** `/reverse/csv`: the position of a row is in two of its columns. */
export async function reverseCsv(call: SimulatedCall, state: AdresseState): Promise<Response> {
  const request = await parseCsvRequest(call)
  return answer(request, state, (row) => {
    const filters = readFilters(request, row)
    if (!filters['lat'] || !filters['lon']) return SKIPPED
    return toMatch(findByPlace(state.addresses, parseParameters(new URLSearchParams({ limit: '2', ...filters }), [])))
  })
}

function answer(request: CsvRequest, { switches }: AdresseState, match: (row: Row) => CsvMatch): Response {
  const { failedCsvBlock, cutCsvAfter } = switches
  const isFailed = (index: number) => Math.floor(index / CSV_BLOCK_ROWS) === failedCsvBlock
  return answerCsv(
    request,
    (row, index) => {
      if (isFailed(index)) return { status: 'error', features: [] }
      try {
        return match(row)
      } catch {
        return { status: 'error', features: [] }
      }
    },
    cutCsvAfter,
  )
}

/** The filters of a row, from the columns that the form names. */
function readFilters({ form }: CsvRequest, row: Row): Record<string, string> {
  const filters = ['postcode', 'citycode', 'type', 'lat', 'lon'].flatMap((name) => {
    const [column] = getTexts(form, name)
    const value = column === undefined ? '' : (row[column] ?? '').trim()
    return value === '' ? [] : [[name, value] as const]
  })
  return Object.fromEntries(filters)
}

function toMatch(features: CsvMatch['features']): CsvMatch {
  return { status: features.length > 0 ? 'ok' : 'not-found', features }
}
