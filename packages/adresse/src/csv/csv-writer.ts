/** One line of CSV. A cell that has the delimiter, a quote, a line end or white space at an end is quoted. */
export function toCsvLine(cells: readonly string[], delimiter: string): string {
  return `${cells.map((cell) => toCell(cell, delimiter)).join(delimiter)}\r\n`
}

function toCell(text: string, delimiter: string): string {
  const isPlain = !text.includes(delimiter) && !/["\r\n]|^\s|\s$/.test(text)
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`
}
