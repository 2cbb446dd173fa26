// What is answered when a route does not answer itself.
import type { Context, ErrorHandler } from 'hono'
import { DatabaseError } from './database-error.js'
import type { HubEnv } from './hub-env.js'
import { HttpProblem, notFound } from './http-problem.js'
import type { Logger } from './logging.js'

/** Every error becomes a problem document; what nobody foresaw is logged, with nothing of the request. */
export function answerErrors(logger: Logger): ErrorHandler<HubEnv> {
  return (error, context) => {
    const problem = error instanceof HttpProblem ? error : fromUnexpected(error)
    // A problem is an answer that somebody chose: what there is to say about its cause was said where it was known.
    if (!(error instanceof HttpProblem)) {
      // Messages of our own errors are safe to log. Those of others may quote what was sent: their name and place must do.
      logger.error?.('request failed', {
        request_id: context.get('requestId'),
        error: error.name,
        reason: error instanceof DatabaseError ? error.message : undefined,
        at: error.stack
          ?.split('\n')
          .find((line) => line.trim().startsWith('at '))
          ?.trim(),
      })
    }
    return problem.toResponse(context.get('requestId'))
  }
}

export function answerNotFound(context: Context<HubEnv>): Response {
  return notFound('There is nothing at this address: GET /openapi.json lists what there is.').toResponse(
    context.get('requestId'),
  )
}

export function answerMethodNotAllowed(context: Context<HubEnv>, methods: readonly string[]): Response {
  const allow = methods.join(', ')
  return new HttpProblem(405, 'method_not_allowed', `This address answers ${allow}.`, {
    headers: { allow },
  }).toResponse(context.get('requestId'))
}

function fromUnexpected(error: Error): HttpProblem {
  if (error instanceof DatabaseError && isOutage(error)) {
    return new HttpProblem(
      503,
      'database_unavailable',
      'The database does not answer: nothing was changed, try again.',
      {
        headers: { 'retry-after': '5' },
      },
    )
  }
  return new HttpProblem(500, 'internal_error', 'Something went wrong on our side; the logs name it by request_id.')
}

/** Not a refused statement but no database: connection codes of the system, SQLSTATE classes 08 and 57P, or no code at all. */
function isOutage({ code }: DatabaseError): boolean {
  return code === undefined || /^(E[A-Z_]+|08\w{3}|57P\w{2}|53\w{3})$/.test(code)
}
