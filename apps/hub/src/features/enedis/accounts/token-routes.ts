// OAuth 2.0: client credentials (RFC 6749) for a token, and its end (RFC 7009).
import { type Context, Hono } from 'hono'
import type { HubEnv } from '../../../platform/http/hub-env.js'
import { readForm } from '../../../platform/http/request-body.js'
import { GatewayError } from '../gateway-error.js'
import { answerErrors, sendJson } from '../mirror/answers.js'
import type { Points } from '../points/points.js'
import { type Caller, type Callers, readBearer } from './callers.js'
import { DEFAULT_TOKEN_SECONDS, MAX_TOKEN_SECONDS, type Tokens } from './tokens.js'

export interface TokenRoutesOptions {
  callers: Callers
  tokens: Tokens
  points: Points
}

interface Presented {
  id: string | undefined
  secret: string
}

export function tokenRoutes({ callers, tokens, points }: TokenRoutesOptions): Hono<HubEnv> {
  const write = ({ details }: GatewayError) => ({ error: details.error, error_description: details.description })

  /** The account whose id and key these are; the key alone is enough. */
  async function authenticate({ id, secret }: Presented): Promise<Caller> {
    // A token makes no other token.
    const caller = secret.includes('.') ? undefined : await callers.find(secret)
    if (!caller || (id !== undefined && caller.account.clientId !== id)) throw invalidClient()
    return caller
  }

  return new Hono<HubEnv>()
    .post('/token', (context) =>
      answerErrors(context, write, async () => {
        const form = await readBody(context)
        const grant = form.get('grant_type')
        const presented = readPresented(context, form)
        if (!presented) throw invalidClient()
        if (grant !== null && grant !== 'client_credentials') {
          throw oauthError('unsupported_grant_type', 'grant_type must be client_credentials.')
        }
        const seconds = readSeconds(form.get('expires_in'))
        const { account, cacheKey } = await authenticate(presented)
        const own = await points.list(account.id)
        const readable = own.filter(({ status }) => status === 'active').map(({ point }) => point)
        const access_token = await tokens.issue({ account, cacheKey, points: readable, seconds })
        return sendJson(context, { access_token, token_type: 'Bearer', expires_in: seconds }, 200, NO_STORE)
      }),
    )
    .post('/revoke', (context) =>
      answerErrors(context, write, async () => {
        const form = await readBody(context)
        const token = form.get('token') ?? ''
        if (token === '') throw oauthError('invalid_request', 'The parameter token is required.')
        const presented = readPresented(context, form)
        const caller = presented && (await authenticate(presented))
        const claim = await tokens.read(token)
        // Of others nothing is ended, and nothing is said: who has a token may end it, and who has a key those made with it.
        if (claim && (!caller || caller.account.id === claim.accountId)) await tokens.revoke(claim)
        return sendJson(context, {}, 200, NO_STORE)
      }),
    )
}

const NO_STORE = { 'cache-control': 'no-store', pragma: 'no-cache' }

/** A form, or nothing where everything is in a header. */
async function readBody(context: Context<HubEnv>): Promise<URLSearchParams> {
  if (context.req.header('content-type') === undefined) return new URLSearchParams()
  const form = await readForm(context)
  for (const name of new Set(form.keys())) {
    if (form.getAll(name).length > 1)
      throw oauthError('invalid_request', `The parameter ${name.slice(0, 40)} is given twice.`)
  }
  return form
}

/** By `Authorization: Basic`, in the form, or the key as a bearer. */
function readPresented(context: Context<HubEnv>, form: URLSearchParams): Presented | undefined {
  const header = context.req.header('authorization')
  const [, encoded] = /^Basic +([\w+/=-]+) *$/i.exec(header ?? '') ?? []
  if (encoded !== undefined) {
    const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? []
    return secret === undefined ? { id: '', secret: '' } : { id: decode(id ?? ''), secret: decode(secret) }
  }
  const bearer = readBearer(header)
  if (bearer !== undefined) return { id: undefined, secret: bearer }
  const secret = form.get('client_secret')
  if (header !== undefined) return { id: '', secret: '' }
  return secret === null ? undefined : { id: form.get('client_id') ?? '', secret }
}

/** RFC 6749, 2.3.1: both are encoded as in a form; what is sent without that is taken as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function readSeconds(text: string | null): number {
  if (text === null || text === '') return DEFAULT_TOKEN_SECONDS
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (seconds >= 1 && seconds <= MAX_TOKEN_SECONDS) return seconds
  throw oauthError('invalid_request', `expires_in must be a whole number of seconds, from 1 to ${MAX_TOKEN_SECONDS}.`)
}

function oauthError(error: string, description: string): GatewayError {
  return new GatewayError({ status: 400, error, description, kind: error })
}

function invalidClient(): GatewayError {
  return new GatewayError({
    status: 401,
    error: 'invalid_client',
    description: 'Send client_id and client_secret of an account, by Basic authentication or in the form.',
    kind: 'invalid_client',
    headers: { 'www-authenticate': 'Basic realm="linky", charset="UTF-8"' },
  })
}
