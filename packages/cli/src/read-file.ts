import { openAsBlob } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { text } from 'node:stream/consumers'
import { CliError, EXIT_CODES } from './exit-codes.js'

/** JSON that stands in a flag, in a file (`@name`) or in the standard input (`@-`). @throws CliError without a word of the content */
export async function readJson(given: string, flag: string, input: NodeJS.ReadableStream): Promise<unknown> {
  const content = given.startsWith('@') ? await readContent(given.slice(1), flag, input) : given
  try {
    return JSON.parse(content) as unknown
  } catch {
    throw new CliError(EXIT_CODES.usage, `${flag} is not JSON; a list or an object, or @file`)
  }
}

/** Values of parameters by their name: `--input`. */
export async function readInput(
  name: string,
  input: NodeJS.ReadableStream,
): Promise<Readonly<Record<string, unknown>>> {
  const value = await readJson(`@${name}`, '--input', input)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CliError(
      EXIT_CODES.usage,
      '--input must hold one JSON object, with the names of parameters as the API writes them',
    )
  return value as Readonly<Record<string, unknown>>
}

/** A file to upload. That of the standard input is sent as it comes. */
export async function openFile(name: string, flag: string, input: NodeJS.ReadableStream) {
  const type = name.endsWith('.csv') || name === '-' ? 'text/csv' : 'application/octet-stream'
  if (name === '-') return { content: input as unknown as AsyncIterable<Uint8Array>, filename: 'input.csv', type }
  try {
    return { content: await openAsBlob(name, { type }), filename: basename(name), type }
  } catch (error) {
    throw unreadable(flag, name, error)
  }
}

async function readContent(name: string, flag: string, input: NodeJS.ReadableStream): Promise<string> {
  if (name === '-') return text(input)
  try {
    return await readFile(name, 'utf8')
  } catch (error) {
    throw unreadable(flag, name, error)
  }
}

function unreadable(flag: string, name: string, error: unknown): CliError {
  const code = (error as { code?: string } | undefined)?.code ?? 'unreadable'
  return new CliError(EXIT_CODES.usage, `${flag}: the file ${name} cannot be read (${code})`)
}
