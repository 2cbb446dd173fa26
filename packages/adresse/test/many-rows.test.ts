// More rows than one file takes: 50 MB of CSV with quotes and line breaks, in as many files as it takes, over a real socket.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createCsvParser } from '../src/csv/csv-parser.js'
import { toCsvLine } from '../src/csv/csv-writer.js'
import { geocodeRows } from '../src/geocoding/geocode-rows.js'
import { FILE_LIMITS, type FileLimits, type InputRow } from '../src/geocoding/row-writer.js'
import { createAdresseClient, type GeocodedRow, type GeocodingProgress } from '../src/index.js'
import { startClient } from './start-client.js'

const IS_THOROUGH = process.env['HUB_TEST_THOROUGH'] === '1'
const MEGABYTE = 1e6
/** Characters of a row: with few long ones as many bytes are read in a hundredth of the time. */
const ODD = IS_THOROUGH ? 'bât. "A"; 3e étage\r\nporte "12"\n' : `"A";\r\n${'x'.repeat(20_000)}`
const SIZE = IS_THOROUGH ? 60 * MEGABYTE : 51 * MEGABYTE
/** Rows of one file, and what a test makes of them, beside a file of which nothing is kept. */
const MAX_HEAP = 120 * MEGABYTE

/** Bytes that are held, what nobody holds any more left out. */
function measureHeap(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** A CSV file with quotes and line breaks, in pieces; `size` bytes at least. */
function* writeFile(size: number): Generator<string, void, undefined> {
  yield toCsvLine(['ref', 'street', 'city'], ',')
  for (let [written, index] = [0, 0]; written < size; index += 1) {
    const line = toCsvLine([`k${index}`, `${index} rue "des Lilas"\n${ODD}`, 'Arras, "62"'], ',')
    written += line.length
    yield line
  }
}

/** Its rows, as a program reads them that has the file. */
function* readFile(size: number): Generator<InputRow, void, undefined> {
  const parser = createCsvParser(',')
  let isHeader = true
  for (const piece of writeFile(size)) {
    for (const [ref = '', street = '', city = ''] of parser.push(piece)) {
      if (!isHeader) yield { ref, street, city }
      isHeader = false
    }
  }
}

interface ReceivedFile {
  rows: number
  bytes: number
}

/** A service that answers every row as it comes, in another order within each piece, and counts. */
async function startService(files: ReceivedFile[], seen: (cells: readonly string[]) => void) {
  const server = createServer(async (request, response) => {
    const file: ReceivedFile = { rows: 0, bytes: 0 }
    files.push(file)
    const parser = createCsvParser(';')
    const decoder = new TextDecoder()
    let isBegun = false
    response.writeHead(200, { 'content-type': 'text/csv' })
    response.write('ref;longitude;result_status\r\n')
    for await (const chunk of request) {
      let text = decoder.decode(chunk as Uint8Array, { stream: true })
      if (!isBegun) text = text.slice(text.indexOf('\r\n\r\n') + 4)
      isBegun = true
      file.bytes += (chunk as Uint8Array).byteLength
      const rows = parser.push(text).filter((cells) => cells.length === 3 && cells[0] !== 'ref')
      file.rows += rows.length
      for (const cells of rows) seen(cells)
      const answer = rows.toReversed().map(([ref = '']) => toCsvLine([ref, '2.5', 'ok'], ';'))
      if (!response.write(answer.join(''))) await new Promise((resolve) => response.once('drain', resolve))
    }
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void (server.closeAllConnections(), server.close()))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a file of more than 50 MB with quotes and line breaks comes back whole, in files that the service takes', async () => {
  const files: ReceivedFile[] = []
  let odd = 0
  const baseUrl = await startService(files, ([, street = '']) => void (odd += street.endsWith(ODD) ? 0 : 1))
  const client = createAdresseClient({ baseUrl, timeout: 3_600_000, totalTimeout: 3_600_000 })
  const rowsByIndex = new Uint8Array(2_000_000)
  const before = measureHeap()
  let [count, heap, looked] = [0, 0, 0]
  let last: GeocodingProgress | undefined
  const options = {
    key: 'ref',
    columns: ['street', 'city'],
    onProgress: (each: GeocodingProgress) => void (last = each),
  }
  for await (const { key, status, longitude } of client.geocodeRows(readFile(SIZE), options)) {
    const index = Number(key.slice(1))
    if (status === 'ok' && longitude === 2.5) rowsByIndex[index] = (rowsByIndex[index] ?? 0) + 1
    count += 1
    if (count < looked + (IS_THOROUGH ? 90_000 : 900)) continue
    looked = count
    heap = Math.max(heap, measureHeap() - before)
  }
  const sent = files.reduce((sum, { rows }) => sum + rows, 0)
  expect([count, odd]).toEqual([sent, 0])
  // Each of them once.
  expect(rowsByIndex.subarray(0, sent).every((times) => times === 1)).toBe(true)
  expect(files.length).toBeGreaterThan(1)
  // With what `multipart/form-data` puts around it.
  expect(Math.max(...files.map(({ bytes }) => bytes))).toBeLessThan(50 * MEGABYTE + 10_000)
  expect(Math.max(...files.map(({ rows }) => rows))).toBeLessThanOrEqual(FILE_LIMITS.rows)
  expect(last).toEqual({ received: sent, total: sent })
  expect(heap).toBeLessThan(MAX_HEAP)
})

describe('files', () => {
  const rows = (count: number): InputRow[] =>
    Array.from({ length: count }, (_, index) => ({ id: `k${index}`, address: `12 rue des "Lilas"\nBleus; Arras` }))

  async function collect(count: number, limits: FileLimits, cutCsvAfter: number | null = null) {
    const { client, state, sent } = startClient()
    state.switches.cutCsvAfter = cutCsvAfter
    const found: GeocodedRow[] = []
    const progress: GeocodingProgress[] = []
    const options = { columns: ['address'], onProgress: (each: GeocodingProgress) => void progress.push(each) }
    try {
      for await (const each of geocodeRows(client.searchCsv, rows(count), options, limits)) found.push(each)
    } catch (error) {
      return { found, progress, sent, error: error as Error & { missingKeys(): string[] } }
    }
    return { found, progress, sent, error: undefined }
  }

  test.each<[string, number, FileLimits, number]>([
    ['of so many rows', 250, { rows: 100, bytes: MEGABYTE }, 3],
    ['of just so many rows', 200, { rows: 100, bytes: MEGABYTE }, 2],
    ['of so many bytes', 250, { rows: 1_000, bytes: 5_000 }, 3],
    ['of one row each where none fits', 3, { rows: 1_000, bytes: 10 }, 3],
  ])('%s are sent one after the other', async (_what, count, limits, expected) => {
    const { found, progress, sent, error } = await collect(count, limits)
    expect(error).toBeUndefined()
    expect(found.map(({ key }) => key)).toEqual(rows(count).map(({ id }) => id))
    expect(sent).toHaveLength(expected)
    expect(progress.at(-1)).toEqual({ received: count, total: count })
    expect(progress[0]?.total).toBeNull()
  })

  test('one that is cut ends it, behind all rows that came, naming those of it that did not', async () => {
    const { found, error, sent } = await collect(250, { rows: 100, bytes: MEGABYTE }, 60)
    expect(sent).toHaveLength(1)
    expect(found).toHaveLength(60)
    expect(error).toMatchObject({ name: 'IncompleteResultError', expected: 100, received: 60 })
    expect(error?.missingKeys()).toEqual(
      rows(100)
        .slice(60)
        .map(({ id }) => id),
    )
  })
})
