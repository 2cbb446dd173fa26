import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { json } from 'node:stream/consumers'
import { CsvError, parse } from 'csv-parse'
import { CliError, EXIT_CODES } from './exit-codes.js'
import type { Io, Output } from './io.js'
import type { Progress } from './progress.js'

/** What a call gave, and its media type where it is known. */
export interface Result {
  readonly data: unknown
  readonly contentType?: string | undefined
}

export interface PrintOptions {
  readonly io: Io
  readonly output: Output
  readonly progress: Progress
  /** Where bytes are written to. */
  readonly file: string | undefined
  /** Properties that are never printed. */
  readonly secretAnswers: readonly string[]
}

/** Prints a result: one document, or a line of JSON for each item of an iterable and each row of a stream. */
export async function printResult({ data, contentType = '' }: Result, options: PrintOptions): Promise<void> {
  const { output, file } = options
  if (data instanceof ReadableStream || data instanceof Uint8Array) {
    const stream = data instanceof Uint8Array ? Readable.from([data]) : Readable.fromWeb(data as never)
    return file === undefined ? printRows(stream, contentType, options) : saveFile(stream, file, options)
  }
  if (isIterable(data)) return printItems(data, options)
  await output.printDocument(maskSecrets(data, options.secretAnswers))
}

async function printItems(
  items: AsyncIterable<unknown>,
  { output, progress, secretAnswers }: PrintOptions,
): Promise<void> {
  for await (const item of items) {
    progress.clear()
    await output.printLine(maskSecrets(item, secretAnswers))
  }
}

async function printRows(stream: Readable, contentType: string, options: PrintOptions): Promise<void> {
  const { output, progress } = options
  if (/\bjson\b/.test(contentType)) {
    const rows = await json(stream).catch((error: unknown) => Promise.reject(toReadError(error, 'JSON')))
    for (const row of Array.isArray(rows) ? rows : [rows]) await output.printLine(row)
    return
  }
  if (!/\bcsv\b/.test(contentType)) {
    stream.destroy()
    throw new CliError(EXIT_CODES.usage, `the answer is a file (${contentType || 'bytes'}): name one with --output`)
  }
  const text = await peekLine(stream)
  const rows = text.stream.compose(parse({ columns: true, bom: true, delimiter: findDelimiter(text.line) }))
  let count = 0
  try {
    for await (const row of rows) {
      progress.clear()
      await output.printLine(row)
      count += 1
      progress.update(count)
    }
  } catch (error) {
    throw toReadError(error, 'CSV')
  }
}

/** What a parser throws quotes the text. */
function toReadError(error: unknown, format: string): unknown {
  const isSyntax = error instanceof SyntaxError || error instanceof CsvError
  return isSyntax ? new CliError(EXIT_CODES.contract, `the answer is no ${format} that can be read`) : error
}

/** Bytes in which the first line must end. */
const MAX_LINE_BYTES = 65_536

/** The first line of a stream, and the stream as it was. */
async function peekLine(stream: Readable): Promise<{ line: string; stream: Readable }> {
  const iterator = stream.iterator({ destroyOnReturn: true })
  const chunks: Uint8Array[] = []
  let start = ''
  while (!start.includes('\n') && start.length < MAX_LINE_BYTES) {
    const { value, done } = await iterator.next()
    if (done) break
    chunks.push(value as Uint8Array)
    start = Buffer.concat(chunks).toString()
  }
  async function* rest() {
    yield* chunks
    yield* iterator
  }
  return { line: start.split('\n', 1)[0] ?? '', stream: Readable.from(rest()) }
}

/** What separates the names of the columns: the most frequent of the usual separators. */
export function findDelimiter(header: string): string {
  const count = (separator: string) => header.split(separator).length
  return [',', ';', '\t', '|'].reduce((best, next) => (count(next) > count(best) ? next : best))
}

async function saveFile(stream: Readable, file: string, { io, output, progress }: PrintOptions): Promise<void> {
  let bytes = 0
  stream.on('data', (chunk: Uint8Array) => {
    bytes += chunk.byteLength
    progress.update(bytes)
  })
  try {
    await pipeline(stream, createWriteStream(file), { signal: io.signal })
  } catch (error) {
    const { code, path } = error as { code?: string; path?: string }
    if (path === undefined) throw error
    throw new CliError(EXIT_CODES.usage, `--output: the file ${file} cannot be written (${code ?? 'unknown'})`)
  }
  progress.clear()
  await output.printDocument({ file, bytes })
}

/** The value without what its document calls a secret. */
export function maskSecrets(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0 || value === null) return value
  // A text that could not be read may hold one.
  if (typeof value === 'string') return '***'
  return maskProperties(value, names)
}

function maskProperties(value: unknown, names: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each) => maskProperties(each, names))
  const entries = Object.entries(value).map(([name, inner]) =>
    names.includes(name) && inner !== null ? [name, '***'] : [name, maskProperties(inner, names)],
  )
  return Object.fromEntries(entries) as unknown
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
