import { toText, type Values } from './api.js'
import type { CommandOperation, CommandParameter } from './command-table.js'
import { CliError, EXIT_CODES } from './exit-codes.js'
import { toFlag } from './flags.js'

/** A request of an operation, as its document describes it. */
export interface DocumentRequest {
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Record<string, string>
  readonly body: string | undefined
}

/** Puts each value where the document says. @throws CliError for a part of the path that is empty or would change it */
export function toRequest(operation: CommandOperation, values: Values): DocumentRequest {
  const query = new URLSearchParams()
  const headers: Record<string, string> = {}
  let { path } = operation
  const fields: Record<string, unknown> = {}
  let whole: unknown
  for (const parameter of operation.parameters) {
    const value = values[parameter.name]
    if (value === undefined) continue
    if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, toSegment(parameter, value))
    else if (parameter.in === 'header') headers[parameter.name.toLowerCase()] = toText(value)
    else if (parameter.in === 'query')
      for (const each of [value].flat()) query.append(parameter.wire ?? parameter.name, toText(each))
    else if (parameter.isWholeBody) whole = value
    else fields[parameter.name] = value
  }
  const body = toBody(operation, whole ?? fields)
  if (body !== undefined) headers['content-type'] = operation.body?.content ?? 'application/json'
  return { path, query, headers, body }
}

/** What the openapi-fetch client of a package takes. */
export function toRawInit(operation: CommandOperation, values: Values) {
  const pick = (place: CommandParameter['in']) =>
    Object.fromEntries(
      operation.parameters
        .filter((parameter) => parameter.in === place && values[parameter.name] !== undefined)
        .map((parameter) => [parameter.wire ?? parameter.name, values[parameter.name]]),
    )
  const whole = operation.parameters.find(({ isWholeBody }) => isWholeBody)
  const body = whole ? values[whole.name] : pick('body')
  const { wrap } = operation.body ?? {}
  return {
    params: { path: pick('path'), query: pick('query'), header: pick('header') },
    ...(operation.body && { body: wrap === undefined ? body : { [wrap]: body } }),
  }
}

function toSegment(parameter: CommandParameter, value: unknown): string {
  const text = toText(value)
  if (text === '' || text === '.' || text === '..')
    throw new CliError(EXIT_CODES.usage, `${toFlag(parameter)} must not be empty or dots`)
  return encodeURIComponent(text)
}

function toBody({ body }: CommandOperation, value: unknown): string | undefined {
  if (!body) return undefined
  if (body.content.includes('x-www-form-urlencoded'))
    return new URLSearchParams(Object.entries(value as object).map(([name, each]) => [name, String(each)])).toString()
  return JSON.stringify(body.wrap === undefined ? value : { [body.wrap]: value })
}
