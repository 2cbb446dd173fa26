import {
  ApiPromise,
  asRetryable,
  type CallOptions,
  ConflictError,
  defineClient,
  HubError,
  InvalidRequestError,
  locateMethods,
  type WithResponse,
} from '@hub/http'
import { type CivilPerson, toCivilStatus } from './civil-status.js'
import { DEFAULT_WAIT, readApiError } from './errors.js'
import { formats } from './formats.js'
import { definition } from './generated/api-particulier.definition.gen.js'
import { type BenefitOutcome, findMissingBenefit, readBenefit, readRefusedBenefit } from './outcomes.js'
import { readPing } from './ping.js'
import { createLimiter, toGate } from './rate-limits.js'
import { createTokenAuth, getToken } from './token-auth.js'
import type { ApiParticulierClient, ApiParticulierClientOptions, BenefitCallOptions, Recipient } from './types.js'

type Benefit = 'getRsa' | 'getAah' | 'getAsf'

const create = /* @__PURE__ */ define()

/**
 * A client of API Particulier. Never throws and never touches the network; what is wrong with its options is reported by the first call.
 *
 * @example
 * const particulier = createApiParticulierClient({ environment: 'production', token, recipient: '13002526500013' })
 * const { outcome } = await particulier.getRsa({ birth_name, first_name, title, birth_date, birth_country, birth_place })
 */
export function createApiParticulierClient(options: ApiParticulierClientOptions = {}): ApiParticulierClient {
  const auth = options.auth ?? createTokenAuth(options)
  const apis = new Map<string | undefined, ReturnType<typeof createApi>>()

  function createApi(delegation: string | undefined) {
    const limiter = createLimiter(options, delegation)
    return { limiter, client: create({ ...options, auth, rateLimiter: toGate(limiter) }) }
  }

  function getApi(delegation: string | undefined): ReturnType<typeof createApi> {
    const api = apis.get(delegation) ?? createApi(delegation)
    apis.set(delegation, api)
    return api
  }

  function getBenefit(id: Benefit, person: CivilPerson, given: BenefitCallOptions = {}): ApiPromise<BenefitOutcome> {
    const { recipient, delegation_id, ...call } = given
    const named = chooseRecipient({ recipient, delegation_id }, options)
    const { client, limiter } = getApi(named.delegation_id)
    const sent = client.getBenefit(id, () => ({ ...assertNamed(named), ...toCivilStatus(person) }), call)
    const settled = sent.withResponse().then(
      ({ data, ...rest }): WithResponse<BenefitOutcome> => ({ ...rest, data: readBenefit(data) }),
      async (error: unknown): Promise<WithResponse<BenefitOutcome>> => {
        // After a 429 the limiter does it itself.
        if (ConflictError.isInstance(error)) await limiter.holdUntil(Date.now() + toWait(error)).catch(() => {})
        return toAnswer(error, readRefusedBenefit)
      },
    )
    return new ApiPromise(settled)
  }

  const methods: ApiParticulierClient = {
    getRsa: (person, call) => getBenefit('getRsa', person, call),
    getAah: (person, call) => getBenefit('getAah', person, call),
    getAsf: (person, call) => getBenefit('getAsf', person, call),
    ping(parameters, call) {
      const sent = getApi(undefined).client.ping(parameters, call)
      return new ApiPromise(sent.withResponse().catch((error: unknown) => toAnswer(error, readPing)))
    },
    introspect: (call) =>
      new ApiPromise(
        getToken(options)
          .then((token) => getApi(undefined).client.introspect({ token }, call).withResponse())
          .catch((error: unknown) => Promise.reject(asRetryable(error))),
      ),
    raw: getApi(options.delegation_id).client.raw,
  }
  return locateMethods(methods, definition.api)
}

function define() {
  return defineClient(definition, {
    formats,
    readError: readApiError,
    extend: ({ core, buildRequest }) => ({
      getBenefit: (id: Benefit, prepare: () => object, call?: CallOptions) =>
        core.call(id, () => buildRequest(id, prepare()), call, findMissingBenefit),
    }),
  })
}

/** What a call names comes before what the client names; one of the two is enough. */
function chooseRecipient(call: Recipient, client: Recipient): Recipient {
  const isNamed = call.recipient !== undefined || call.delegation_id !== undefined
  const { recipient, delegation_id } = isNamed ? call : client
  return { ...(recipient !== undefined && { recipient }), ...(delegation_id !== undefined && { delegation_id }) }
}

/** @throws InvalidRequestError when nobody is named */
function assertNamed(named: Recipient): Recipient {
  if (named.recipient === undefined && named.delegation_id === undefined)
    throw InvalidRequestError.local('recipient', 'must be there, or delegation_id with an editor token')
  return named
}

function toWait({ retryAfter }: ConflictError): number {
  return (retryAfter ?? DEFAULT_WAIT) * 1_000
}

/** The answer that a refusal is. @throws the error, when it is none */
function toAnswer<Answer>(
  error: unknown,
  read: (status: number, body: unknown) => Answer | undefined,
): WithResponse<Answer> {
  if (!HubError.isInstance(error) || error.status === undefined) throw asRetryable(error)
  const data = read(error.status, error.body())
  if (data === undefined) throw asRetryable(error)
  const response = new Response(null, { status: error.status })
  return { data, response, requestId: error.requestId ?? null, attempts: error.attempts }
}
