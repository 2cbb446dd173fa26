// Requests of partners, checked whole: every mistake is told with its pointer, none of its values.
import type { Context } from 'hono'
import type { core } from 'zod'
import type { z } from '@hono/zod-openapi'
import { type FieldError, invalidRequest } from '../../platform/http/http-problem.js'
import { parseJsonText } from '../../platform/http/json-text.js'
import { readJsonText } from '../../platform/http/request-body.js'

/** A hostile request must not make an answer larger than itself. */
const MAX_ERRORS = 50
/** A key is part of a pointer. */
const MAX_KEY_LENGTH = 80

/**
 * Reads the JSON body of a request by a schema.
 *
 * @throws {HttpProblem} 422 with a pointer for each mistake
 */
export async function readBody<Value>(context: Context, schema: z.ZodType<Value>): Promise<Value> {
  const json = parseJsonText(await readJsonText(context))
  if (!json.ok) throw invalidRequest([{ in: 'body', ...json.problem }])
  const result = schema.safeParse(json.value)
  if (result.success) return result.data
  throw invalidRequest(result.error.issues.flatMap(toErrors).slice(0, MAX_ERRORS))
}

/** @throws {HttpProblem} 422 about one field */
export function refuseField(pointer: string, message: string): never {
  throw invalidRequest([{ in: 'body', pointer, message }])
}

function toErrors(issue: core.$ZodIssue): FieldError[] {
  if (issue.code !== 'unrecognized_keys')
    return [{ in: 'body', pointer: toPointer(issue.path), message: issue.message }]
  const message = 'is not a known key: correct its spelling or remove it'
  return issue.keys.map((key) => ({ in: 'body', pointer: toPointer([...issue.path, key]), message }))
}

function toPointer(path: readonly PropertyKey[]): string {
  return path.map((token) => `/${escapeToken(String(token))}`).join('')
}

function escapeToken(token: string): string {
  const short = token.length > MAX_KEY_LENGTH ? `${token.slice(0, MAX_KEY_LENGTH)}…` : token
  return short.replaceAll('~', '~0').replaceAll('/', '~1')
}
