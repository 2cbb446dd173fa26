import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { invalidRequest } from '../../platform/http/http-problem.js'
import { parseJsonText } from '../../platform/http/json-text.js'
import { readJsonText } from '../../platform/http/request-body.js'

/**
 * The body of a request.
 *
 * @throws {HttpProblem} 422 with every mistake; 413, 415 and 408 before that
 */
export async function readBody<Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.output<Schema>> {
  const json = parseJsonText(await readJsonText(context))
  if (!json.ok) throw invalidRequest([{ in: 'body', ...json.problem }])
  const { data, error } = schema.safeParse(json.value)
  if (error === undefined) return data
  throw invalidRequest(
    error.issues.map(({ path, message }) => ({
      in: 'body',
      pointer: toPointer(path),
      message,
    })),
  )
}

/** RFC 6901. */
export function toPointer(path: readonly PropertyKey[]): string {
  return path.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** A body as openapi.json describes it: it is read by `readBody`, within the limits of all bodies. */
export function describeBody(component: string) {
  return { required: true, content: { 'application/json': { schema: { $ref: `#/components/schemas/${component}` } } } }
}
