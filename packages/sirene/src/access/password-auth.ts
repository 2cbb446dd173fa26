import {
  AuthenticationError,
  type AuthProvider,
  createTokenSource,
  defineClient,
  type ErrorAnswer,
  type ErrorReading,
  type Fetch,
  InvalidRequestError,
  type Logger,
  tokenAuth,
  type TokenStore,
} from '@hub/http'
import { definition } from '../generated/sirene-auth.definition.gen.js'
import { readToken } from './jwt.js'

/** An account of the private product. */
export interface SirenePassword {
  clientId: string
  clientSecret: string
  username: string
  password: string
  /** Address of the sign-in, to which `/token` is appended. Default: that of INSEE. */
  authUrl?: string | undefined
  /** Shares the token between processes. Default: this process's memory. */
  store?: TokenStore<string> | undefined
}

/** What the client does all its calls with. */
export interface PasswordAuthOptions {
  fetch?: Fetch | undefined
  logger?: Logger | undefined
  allowPlainHttp?: boolean | undefined
  timeout?: number | undefined
  totalTimeout?: number | undefined
}

/** How often a sign-in is tried that is refused without a reason, and the wait between two (SIADE). */
const MAX_SIGN_INS = 5
const SIGN_IN_DELAY = 200
/** Milliseconds before its expiry at which a token is used no more. */
const MARGIN = 10_000

const createSignIn = /* @__PURE__ */ defineClient(definition, { readError: readSignInError })

/** Signs in by the password grant; one token for all calls, renewed once after a 401. */
export function createPasswordAuth(
  account: SirenePassword,
  options: PasswordAuthOptions,
): AuthProvider & { passwordExpiresAt(): number | null } {
  const { clientId, clientSecret, username, password, authUrl, store } = account
  const environment = authUrl === undefined ? ('private' as const) : undefined
  const api = createSignIn({ ...options, baseUrl: authUrl, environment })
  let passwordExpiresAt: number | null = null

  const source = createTokenSource<string>({
    store,
    owner: [authUrl ?? '', clientId, username],
    async acquire(_previous, { signal }) {
      const grant = { client_id: clientId, client_secret: clientSecret, username, password }
      for (const [name, value] of Object.entries(grant))
        if (typeof value !== 'string' || value.trim() === '')
          throw InvalidRequestError.local(name, 'is missing or empty')
      const token = await signIn(() => api.createToken({ grant_type: 'password', ...grant }, { signal }), signal)
      const { expiresAt } = readToken(token.access_token)
      const end = token.expires_in === undefined ? expiresAt : Date.now() + token.expires_in * 1_000
      return { value: token.access_token, expiresAt: end === null ? null : end - MARGIN }
    },
  })
  const auth = tokenAuth(source, (token) => {
    passwordExpiresAt = readToken(token).passwordExpiresAt
    return { authorization: `Bearer ${token}` }
  })
  return { ...auth, passwordExpiresAt: () => passwordExpiresAt }
}

/** Tries again after a 401 that gives no reason: it is often transient. */
async function signIn<Token>(attempt: () => Promise<Token>, signal: AbortSignal): Promise<Token> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      const isTransient = AuthenticationError.isInstance(error) && error.code !== 'invalid_grant'
      if (!isTransient || tries >= MAX_SIGN_INS || signal.aborted) throw error
      await new Promise((resolve) => {
        setTimeout(resolve, SIGN_IN_DELAY)
      })
    }
  }
}

function readSignInError({ body }: ErrorAnswer): ErrorReading | undefined {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined
  if (error !== 'invalid_grant') return undefined
  return {
    code: 'invalid_grant',
    as: AuthenticationError,
    isRetryable: false,
    advice: 'the password is wrong, or has expired 90 days after its last change',
  }
}
