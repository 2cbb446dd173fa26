import { ApiPromise, asRetryable, ClientError, type WithResponse } from '@hub/http'
import { AuthConfigurationError } from './errors.js'

/**
 * The outcome of a call as a value: what its answer says, or the refusal within a 4xx. Errors that remain may be tried again.
 *
 * @param read What a success says.
 * @param readRefused What the body of a 4xx says; undefined when it has no business code.
 */
export function toOutcome<Data, Outcome>(
  sent: ApiPromise<Data>,
  read: (data: Data) => Promise<Outcome>,
  readRefused: (body: unknown) => Promise<Outcome | undefined>,
): ApiPromise<Outcome> {
  const settled = sent.withResponse().then(
    async ({ data, ...rest }): Promise<WithResponse<Outcome>> => ({ ...rest, data: await read(data) }),
    async (error: unknown): Promise<WithResponse<Outcome>> => {
      const refused = await findRefusal(error, readRefused)
      if (refused) return refused
      throw asRetryable(error)
    },
  )
  return new ApiPromise(settled)
}

/** 408, 409, 425 and 429 may be tried again whatever they hold, and so may a 5xx (FT-R5, FT-R6). */
const TRANSIENT = new Set([408, 409, 425, 429])

async function findRefusal<Outcome>(
  error: unknown,
  readRefused: (body: unknown) => Promise<Outcome | undefined>,
): Promise<WithResponse<Outcome> | undefined> {
  if (AuthConfigurationError.isInstance(error) || !ClientError.isInstance(error)) return undefined
  if (error.status === undefined || TRANSIENT.has(error.status)) return undefined
  const data = await readRefused(error.body())
  if (data === undefined) return undefined
  // What was received is in the error; its headers are not.
  const response = new Response(null, { status: error.status })
  return { data, response, requestId: error.requestId ?? null, attempts: error.attempts }
}
