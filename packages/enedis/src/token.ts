import {
  type AuthProvider,
  ContractError,
  createClientCore,
  createTokenSource,
  InvalidRequestError,
  resolveBaseUrl,
  type CallOptions,
  tokenAuth,
} from '@hub/http'
import type { clientDefinition } from './definition.js'
import type { operations, paths } from './generated/enedis.types.gen.js'
import { toFields, toNumber, toText } from './series/read-json.js'
import type { EnedisClientOptions } from './types.js'

export interface ApplicationToken {
  auth: AuthProvider
  revoke(options?: CallOptions): Promise<void>
}

/** When the answer does not say, half an hour: a token is asked for again early rather than refused. */
const DEFAULT_LIFETIME = 1_800

/** The token of the application: one for all points and all callers, renewed ahead of its end and once after a 401. */
export function createApplicationToken(
  options: EnedisClientOptions,
  definition: typeof clientDefinition,
): ApplicationToken {
  const { clientId, clientSecret, clientAuthentication = 'basic', tokenBaseUrl, baseUrl } = options
  const clientOptions = { ...options, baseUrl: tokenBaseUrl ?? baseUrl, auth: undefined, rateLimiter: undefined }
  const core = createClientCore<paths, operations>(definition, clientOptions)

  const send = (operation: 'createToken' | 'revokeToken', form: object, call: CallOptions = {}) => {
    const [id, secret] = [requireText('clientId', clientId), requireText('clientSecret', clientSecret)]
    const isBasic = clientAuthentication === 'basic'
    const body = isBasic ? form : { ...form, client_id: id, client_secret: secret }
    const headers = { ...call.headers, ...(isBasic && { authorization: `Basic ${toBase64(`${id}:${secret}`)}` }) }
    return core.call(operation, () => ({ body }) as never, { ...call, headers })
  }

  const source = createTokenSource<string>({
    acquire: async (_previous, { signal }) => {
      const grant = { grant_type: 'client_credentials' }
      const answer: unknown = await send('createToken', grant, { signal }).catch((error: unknown) => {
        throw withoutBody(error)
      })
      return readToken(answer)
    },
    store: options.tokenStore,
    owner: () => [resolveBaseUrl(clientOptions, definition.environments), clientId ?? ''],
  })
  return {
    auth: tokenAuth(source, (token) => ({ authorization: `Bearer ${token}` })),
    async revoke(call) {
      const kept = await source.peek()
      if (!kept || kept.value === '') return
      await send('revokeToken', { token: kept.value, token_type_hint: 'access_token' }, call)
      await source.adopt({ value: '', expiresAt: 0 }, kept)
    },
  }
}

/** The answer is declared as `text/html`, and `expires_in` is a number or a text. */
function readToken(answer: unknown): { value: string; expiresAt: number } {
  const value = toText(isObject(answer) ? toFields(answer, '')['access_token'] : undefined)
  if (value === null) throw noToken()
  const seconds = toNumber(toFields(answer, '')['expires_in'])
  return { value, expiresAt: Date.now() + (seconds !== null && seconds > 0 ? seconds : DEFAULT_LIFETIME) * 1_000 }
}

function isObject(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer)
}

function noToken(): ContractError {
  return new ContractError({
    message: 'Enedis createToken: the answer has no access_token; is tokenBaseUrl right?',
    pointers: ['/access_token'],
    status: 200,
    attempts: 1,
    isRetryable: false,
    mayHaveBeenApplied: false,
  })
}

/** The same error without the answer, which may hold a token. */
function withoutBody(error: unknown): unknown {
  if (!ContractError.isInstance(error)) return error
  const { message, isRetryable, mayHaveBeenApplied, attempts, status, requestId, pointers } = error
  return new ContractError({ message, isRetryable, mayHaveBeenApplied, attempts, status, requestId, pointers })
}

/** @throws InvalidRequestError naming the option */
function requireText(option: string, value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  throw InvalidRequestError.local(option, 'is missing or empty')
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
