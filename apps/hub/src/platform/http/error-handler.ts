// Answers for errors that a route throws.
import type { Context, ErrorHandler } from 'hono'
import { DatabaseError } from '../database/database-error.js'
import type { HubEnv } from './hub-env.js'
import { HttpProblem, notFound } from './http-problem.js'
import type { Logger } from '../process/logging.js'

/** Turns every error into a problem document. An unexpected one is logged, without anything of the request. */
export function handleErrors<Env extends HubEnv = HubEnv>(logger: Logger): ErrorHandler<Env> {
  return (error, context) => {
    const problem = error instanceof HttpProblem ? error : fromUnexpected(error)
    // An HttpProblem was thrown on purpose: if its cause is worth logging, it was logged there.
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
  if (error instanceof DatabaseError && error.code === READ_ONLY) {
    const detail = 'Nothing can be written at present: nothing was changed, try again in some minutes.'
    return new HttpProblem(503, 'database_read_only', detail, { headers: { 'retry-after': '60' } })
  }
  if (error instanceof DatabaseError && isOutage(error)) return createUnavailableProblem(error)
  return new HttpProblem(500, 'internal_error', 'Something went wrong on our side; the logs name it by request_id.')
}

function createUnavailableProblem({ isOutcomeUnknown }: DatabaseError): HttpProblem {
  const detail = isOutcomeUnknown
    ? 'The database was lost at the very end: nobody knows whether this was done. Look, or send it again with the same Idempotency-Key.'
    : 'The database does not answer: nothing was changed, try again.'
  return new HttpProblem(503, 'database_unavailable', detail, { headers: { 'retry-after': '5' } })
}

/**
 * Anything but a statement that the server refuses for what it says, which is a mistake of ours (SQLSTATE classes 0A, 21, 22, 23, 42). What
 * it refuses for the state that it is in is none: it does not let us in (28), is not there (3D), takes no connections (53, 55000, 57P), has
 * no time (57014, 55P03) or no disk (58), is being restored, so that a table, a column, a function or a right is missing at the moment
 * (42P01, 42703, 42883, 42501). Codes of the system and of TLS are those of connections; none at all is a connection that was lost.
 */
function isOutage({ code }: DatabaseError): boolean {
  return code === undefined || !/^(0A|2[123]|42)\w{3}$/.test(code) || UNFINISHED.has(code)
}

const UNFINISHED: ReadonlySet<string> = new Set(['42P01', '42703', '42883', '42501'])

/** The database takes no writes: its disk is nearly full, or it is a copy that only follows another server. */
const READ_ONLY = '25006'
