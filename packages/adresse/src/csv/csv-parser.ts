/** Characters that one row may have: an open quote would otherwise take in all the rest of a file. */
const MAX_ROW_LENGTH = 1_000_000

/** Thrown for a text that is no CSV. */
export class CsvSyntaxError extends Error {}

/** Reads CSV piece by piece, as it arrives: RFC 4180 with a delimiter to choose, line ends of any kind. */
export interface CsvParser {
  /**
   * The rows that are complete with this piece.
   *
   * @throws CsvSyntaxError
   */
  push(text: string): string[][]
  /** The row at the end that has no line end, if there is one; `isOpen` when it ends within quotes. */
  end(): { row: string[]; isOpen: boolean } | undefined
}

export function createCsvParser(delimiter: string): CsvParser {
  let row: string[] = []
  let cell = ''
  let length = 0
  /** Within quotes, or just behind a quote that may be the first of two. */
  let state: 'plain' | 'quoted' | 'quote' = 'plain'
  let isBegun = false
  let isAfterReturn = false
  let isFirst = true

  function endRow(rows: string[][]): void {
    // An empty line is no row.
    if (isBegun || row.length > 0) rows.push([...row, cell])
    row = []
    cell = ''
    length = 0
    isBegun = false
    state = 'plain'
  }

  function readQuoted(character: string): void {
    if (character === '"') state = 'quote'
    else cell += character
  }

  return {
    push(text) {
      const rows: string[][] = []
      const piece = isFirst && text.startsWith('\uFEFF') ? text.slice(1) : text
      if (text !== '') isFirst = false
      for (const character of piece) {
        length += 1
        if (length > MAX_ROW_LENGTH) throw new CsvSyntaxError('a row is too long')
        const isSecondOfTwo = isAfterReturn && character === '\n'
        isAfterReturn = false
        if (isSecondOfTwo) continue
        if (state === 'quoted') readQuoted(character)
        else if (character === '"' && state === 'quote') {
          cell += '"'
          state = 'quoted'
        } else if (character === '"' && cell === '') {
          state = 'quoted'
          isBegun = true
        } else if (character === delimiter) {
          row.push(cell)
          cell = ''
          state = 'plain'
        } else if (character === '\n' || character === '\r') {
          isAfterReturn = character === '\r'
          endRow(rows)
        } else {
          cell += character
          isBegun = true
        }
      }
      return rows
    },
    end() {
      if (!isBegun && row.length === 0) return undefined
      return { row: [...row, cell], isOpen: state === 'quoted' }
    },
  }
}
