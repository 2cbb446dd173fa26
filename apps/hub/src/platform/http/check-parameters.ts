import type { MiddlewareHandler } from 'hono'
import type { z } from 'zod'
import type { HubEnv } from './hub-env.js'
import { type FieldError, invalidRequest } from './http-problem.js'

/** Schemas of the parameters of a route. None of them waits for anything. */
export interface ParameterSchemas {
  query?: z.ZodType | undefined
  params?: z.ZodType | undefined
}

/**
 * Checks the parameters of a route, which `context.req.valid` then gives. One middleware for all of them, that does not wait: the one of
 * `@hono/zod-validator` waits five times, and checks by the slower of the two ways that zod has.
 */
export function checkParameters({ query, params }: ParameterSchemas): MiddlewareHandler<HubEnv> {
  return (context, next) => {
    const { req } = context
    if (query) req.addValidatedData('query', read('query', query, toSingleValues(req.queries())))
    if (params) req.addValidatedData('param', read('path', params, req.param()))
    return next()
  }
}

function read(part: FieldError['in'], schema: z.ZodType, values: object): object {
  const result = schema.safeParse(values)
  if (!result.success) throw invalidParameters(part, result.error)
  return result.data as object
}

/** A parameter that comes once is a text, one that comes several times a list. */
function toSingleValues(values: Readonly<Record<string, string[]>>): object {
  const single = Object.create(null) as Record<string, string | string[] | undefined>
  for (const name in values) {
    const all = values[name]
    single[name] = all?.length === 1 ? all[0] : all
  }
  return single
}

/** What is wrong with parameters, for whoever sent them. */
export function invalidParameters(part: FieldError['in'], error: z.ZodError) {
  return invalidRequest(
    error.issues.map(({ path, message }) => ({
      in: part,
      pointer: path.map((token) => `/${String(token)}`).join(''),
      message,
    })),
  )
}
