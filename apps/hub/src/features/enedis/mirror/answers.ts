// What answers to programs have in common.
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { GatewayError } from '../gateway-error.js'
import { rateHeaders } from '../readings/quota-error.js'
import type { ReadSeries } from '../readings/readings.js'

export type Answered = Pick<ReadSeries, 'cacheStatus' | 'usage' | 'isPartial'>

/** Whence the data come, what is left of the quota, and whether something is missing. */
export function dataHeaders({ cacheStatus, usage, isPartial }: Answered): Record<string, string> {
  return {
    'x-cache-status': cacheStatus,
    ...(usage && rateHeaders(usage)),
    ...(isPartial && { 'x-data-status': 'PARTIAL_DATA' }),
  }
}

/** Runs a handler; what it throws is written in the form that this interface has for errors. */
export async function answerErrors(
  context: Context,
  write: (error: GatewayError) => unknown,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    return sendJson(context, write(error), error.details.status, error.details.headers)
  }
}

export function sendJson(
  context: Context,
  body: unknown,
  status: ContentfulStatusCode = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return sendJsonText(context, JSON.stringify(body), status, headers)
}

/** The same of a body that is written already. */
export function sendJsonText(
  context: Context,
  text: string,
  status: ContentfulStatusCode = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return context.body(text, status, { ...headers, 'content-type': 'application/json' })
}
