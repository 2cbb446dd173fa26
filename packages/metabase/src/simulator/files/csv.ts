import type { Row } from '../../types.js'

/** The labels of the columns of rows. */
export function getColumns(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))]
}

/** A cell as text; nothing for null. */
export function toCellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Rows as CSV, one line after the other. */
export function* writeCsv(rows: readonly Row[]): Generator<string, void, undefined> {
  const columns = getColumns(rows)
  yield toLine(columns)
  for (const row of rows) yield toLine(columns.map((column) => toCellText(row[column])))
}

function toLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`
}
