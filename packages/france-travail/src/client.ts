import {
  ApiPromise,
  asRetryable,
  type CallOptions,
  type ClientContext,
  defineClient,
  type HeaderOptions,
  InvalidRequestError,
  locateMethods,
} from '@hub/http'
import { requireAgentText, toAgentHeaders } from './agent.js'
import type { SearchCode, UpdateCode } from './codes.js'
import { readApiError } from './errors.js'
import { formats } from './formats.js'
import { definition } from './generated/france-travail.definition.gen.js'
import type { FranceTravailMethods } from './generated/france-travail.methods.gen.js'
import type { operations, paths } from './generated/france-travail.types.gen.js'
import { findMissingAnswer, readRefusedAnswer, readSearchOutcome, readUpdateOutcome } from './outcomes.js'
import { toSearchRequest } from './person.js'
import { createRateLimiters } from './rate-limits.js'
import { toOutcome } from './read-outcome.js'
import { createTokenAuth } from './tokens.js'
import type { AgentCallOptions, FranceTravailClient, FranceTravailClientOptions } from './types.js'
import { findMissingCode, readUserOutcome } from './user.js'

type Context = ClientContext<FranceTravailMethods, paths, operations, FranceTravailClientOptions>

const create = /* @__PURE__ */ define()

/**
 * A client of France Travail. Never throws and never touches the network; what is wrong with its options is reported by the first call.
 *
 * @example
 * const franceTravail = createFranceTravailClient({ clientId, clientSecret })
 * const result = await franceTravail.searchCertifiedIndividual({ nir, birth_name, first_name, birth_date })
 * if (result.outcome === 'found') await save(result.idNationalDE)
 */
export function createFranceTravailClient(options: FranceTravailClientOptions = {}): FranceTravailClient {
  const { baseUrl, environment = baseUrl === undefined ? 'production' : undefined } = options
  const auth = options.auth ?? createTokenAuth(options)
  const rateLimiter = options.rateLimiter ?? createRateLimiters(options)
  const api = create({ ...options, environment, auth, rateLimiter })

  /** A call for an agent; what is missing of the agent rejects it. An answer that cannot be read may be another one later. */
  function forAgent<Data>(
    { agent = options.agent, headers, ...rest }: AgentCallOptions = {},
    send: (options: CallOptions, headers: HeaderOptions) => ApiPromise<Data>,
  ): ApiPromise<Data> {
    try {
      const sent = send(rest, { ...toAgentHeaders(agent), ...headers }).withResponse()
      return new ApiPromise(sent.catch((error: unknown) => Promise.reject(asRetryable(error))))
    } catch (error) {
      return new ApiPromise(Promise.reject(error))
    }
  }

  const methods: FranceTravailClient = {
    searchCertifiedIndividual: (person, call) =>
      toOutcome(api.search(person, call), readSearchOutcome, (body) =>
        readRefusedAnswer<SearchCode>('SEARCH_CODES', body),
      ),
    updatePassIae(pass, { dryRun = options.dryRun, ...call } = {}) {
      const id = dryRun ? 'testPassIaeUpdate' : 'updatePassIae'
      return toOutcome(api.update(id, pass, call), readUpdateOutcome, (body) =>
        readRefusedAnswer<UpdateCode>('UPDATE_CODES', body),
      )
    },
    findUser(user, call) {
      const sent = forAgent(call, (rest, headers) => {
        const isByNumber = typeof user === 'object' && user !== null && 'numeroFranceTravail' in user
        return isByNumber
          ? api.findUserByNumber(user, { ...rest, headers })
          : api.findUserByNir(user, { ...rest, headers })
      })
      return new ApiPromise(sent.withResponse().then(({ data, ...rest }) => ({ ...rest, data: readUserOutcome(data) })))
    },
    getRqth: (user, call) =>
      forAgent(call, (rest, headers) => {
        const token = requireAgentText(user?.jetonUsager, 'jetonUsager')
        return api.getRqth({ ...rest, headers: { 'ft-jeton-usager': token, ...headers } })
      }),
    raw: api.raw,
  }
  return locateMethods(methods, definition.api)
}

function define() {
  return defineClient(definition, {
    formats,
    readError: readApiError,
    verify: { findUserByNir: findMissingCode, findUserByNumber: findMissingCode },
    // Production sends it with every call, also where there is no body (LE).
    headers: { 'content-type': 'application/json' },
    extend: ({ core, buildRequest, options }: Context) => ({
      search: (person: Parameters<FranceTravailClient['searchCertifiedIndividual']>[0], call?: CallOptions) =>
        core.call(
          'searchCertifiedIndividual',
          async () => buildRequest('searchCertifiedIndividual', await toSearchRequest(person, options)),
          call,
          findMissingAnswer,
        ),
      update: (
        id: 'updatePassIae' | 'testPassIaeUpdate',
        pass: Parameters<FranceTravailClient['updatePassIae']>[0],
        call?: CallOptions,
      ) =>
        core.call(
          id,
          () => {
            const request = buildRequest(id, { statutReponsePassIAE: 'A', ...pass })
            const { dateDebutPassIAE, dateFinPassIAE } = request.body
            if (dateFinPassIAE < dateDebutPassIAE)
              throw InvalidRequestError.local('dateFinPassIAE', 'must not be before dateDebutPassIAE')
            return request
          },
          call,
          findMissingAnswer,
        ),
    }),
  })
}
