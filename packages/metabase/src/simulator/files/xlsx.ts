import type { Row } from '../../types.js'
import { concat, crc32 } from './crc32.js'
import { getColumns, toCellText } from './csv.js'

const OFFICE = 'http://schemas.openxmlformats.org'
const MAIN = `${OFFICE}/spreadsheetml/2006/main`
const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

/** Rows as a workbook of one sheet. */
export function writeXlsx(rows: readonly Row[]): Uint8Array {
  const type = (part: string, kind: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`
  return zip({
    '[Content_Types].xml': `${HEAD}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type('/xl/workbook.xml', 'sheet.main')}${type('/xl/worksheets/sheet1.xml', 'worksheet')}</Types>`,
    '_rels/.rels': writeRelation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Query result" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': writeRelation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': writeSheet(rows),
  })
}

function writeRelation(kind: string, target: string): string {
  return `${HEAD}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/${kind}" Target="${target}"/></Relationships>`
}

function writeSheet(rows: readonly Row[]): string {
  const columns = getColumns(rows)
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))]
  const data = lines.map((cells) => `<row>${cells.map(toCell).join('')}</row>`).join('')
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`
}

function toCell(value: unknown): string {
  if (typeof value === 'number') return `<c><v>${value}</v></c>`
  const text = toCellText(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

/** A zip file whose parts are stored as they are. */
function zip(parts: Readonly<Record<string, string>>): Uint8Array {
  const encoder = new TextEncoder()
  const files: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const [path, content] = [encoder.encode(name), encoder.encode(text)]
    // Version 2.0, names in UTF-8, stored, 1 January 1980; then checksum, sizes and the length of the name.
    const { byteLength: size } = content
    const common = [20, 2, 0x800, 2, 0, 2, 0, 2, 0x21, 2, crc32(content), 4, size, 4, size, 4, path.byteLength, 2, 0, 2]
    const file = concat([toBytes([0x04034b50, 4].concat(common)), path, content])
    directory.push(toBytes([0x02014b50, 4, 20, 2].concat(common, [0, 2, 0, 2, 0, 2, 0, 4, offset, 4])), path)
    files.push(file)
    offset += file.byteLength
  }
  const index = concat(directory)
  const count = files.length
  const end = toBytes([0x06054b50, 4, 0, 2, 0, 2, count, 2, count, 2, index.byteLength, 4, offset, 4, 0, 2])
  return concat([...files, index, end])
}

/** Little-endian numbers, each with the number of its bytes behind it. */
function toBytes(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = []
  for (let index = 0; index < numbers.length; index += 2)
    for (let byte = 0; byte < (numbers[index + 1] ?? 0); byte += 1)
      bytes.push(((numbers[index] ?? 0) / 2 ** (8 * byte)) & 255)
  return Uint8Array.from(bytes)
}
