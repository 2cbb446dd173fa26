import { metabaseSlug } from '../embed/slug.js'
import type { Row } from '../types.js'
import type { MetabaseState } from './state.js'

/** A query that cannot be carried out. */
export class QueryFailure extends Error {}

/**
 * Carries out a query of Metabase's own language over the rows of a card: its source table, filters by `and` and `=`, and a limit.
 *
 * @throws QueryFailure
 */
export function runQuery(text: unknown, state: MetabaseState): readonly Row[] {
  const { query = {} } = parse(text)
  const { 'source-table': table, filter, limit } = query
  const id = Number(String(table).replace('card__', ''))
  const card = state.findCard(id)
  if (!card) throw new QueryFailure(`Table ${String(table)} does not exist.`)
  if (card.error !== undefined) throw new QueryFailure(card.error)
  const rows = card.rows.filter((row) => matches(row, filter))
  return typeof limit === 'number' ? rows.slice(0, limit) : rows
}

/** The rows that have one of the values of each locked parameter, in the column of that name. */
export function filterLocked(rows: readonly Row[], locked: ReadonlyMap<string, readonly string[]>): Row[] {
  return rows.filter((row) =>
    Object.entries(row).every(([label, value]) => locked.get(metabaseSlug(label))?.includes(String(value)) ?? true),
  )
}

function parse(text: unknown): { query?: Record<string, unknown> } {
  try {
    const parsed: unknown = JSON.parse(String(text))
    if (typeof parsed === 'object' && parsed !== null && 'database' in parsed)
      return parsed as { query?: Record<string, unknown> }
  } catch {
    // Told below.
  }
  throw new QueryFailure('Query is not valid JSON.')
}

function matches(row: Row, filter: unknown): boolean {
  if (!Array.isArray(filter) || filter.length === 0) return true
  const [operator, ...rest] = filter as unknown[]
  if (operator === 'and') return rest.every((each) => matches(row, each))
  const [field, ...values] = rest
  if (operator !== '=' || !Array.isArray(field)) throw new QueryFailure(`Filter ${String(operator)} is not supported.`)
  return values.includes(row[String(field[1])])
}
