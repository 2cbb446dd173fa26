import type { OutgoingRequest } from './outgoing-request.js'
import { walkCauses } from './walk-causes.js'

/** Why an attempt gave no answer to hand on; turned into a typed error once, where the call ends. */
export type FailureKind = 'connection' | 'timeout' | 'aborted' | 'redirect' | 'contract' | 'local'

/** What `fetch` threw, and what it had been given. */
interface Origin {
  thrown: unknown
  request: OutgoingRequest
}

interface FailureDetails {
  code?: string | undefined
  status?: number | undefined
  /** Whether the server may have carried the request out; false when it certainly never got it or sent it elsewhere. */
  unknownOutcome?: boolean
  /** For a local mistake, the option or parameter at fault. */
  field?: string
  /** The answer that could not be read, as text. */
  body?: string
}

/**
 * An attempt's failure on its way out. Internal: it never reaches a caller, and nothing can see what caused it, since the errors of undici,
 * and of what else may be given as a `fetch`, hold the request with its headers and its whole URL.
 */
export class AttemptFailure extends Error implements FailureDetails {
  declare readonly kind: FailureKind
  declare readonly problem: string
  declare readonly code?: string | undefined
  declare readonly status?: number | undefined
  declare readonly unknownOutcome: boolean
  declare readonly field?: string
  declare readonly body?: string
  readonly #origin: Origin | undefined

  constructor(kind: FailureKind, problem: string, details: FailureDetails = {}, origin?: Origin) {
    super(problem)
    Object.assign(this, { kind, problem, unknownOutcome: kind !== 'local', ...details })
    this.#origin = origin
  }

  /** What `fetch` threw, as a copy that can hold no secret; undefined when there is none. */
  readCause(toSafeCause: (thrown: unknown, request: OutgoingRequest) => Error | undefined): Error | undefined {
    return this.#origin && toSafeCause(this.#origin.thrown, this.#origin.request)
  }
}

/** Codes of failures that come before the first byte of a request is written. */
const NEVER_SENT =
  /^(E(CONNREFUSED|NOTFOUND|AI_[A-Z]+|(HOST|NET)(UNREACH|DOWN)|ADDRNOTAVAIL|ACCES|PERM)|UND_ERR_CONNECT_TIMEOUT|(ERR_TLS|CERT|UNABLE_TO)_[A-Z_]+|(DEPTH_ZERO_)?SELF_SIGNED_CERT(_IN_CHAIN)?)$/

/** Codes of zlib and of its brotli. */
const NOT_COMPRESSED_SO = /^(Z_|ERR__ERROR_|ERR_BROTLI_)/

/**
 * What `fetch` threw, reduced to its code and, for the error that the call may end with, to what of its messages cannot quote the request.
 *
 * @param request What was sent; without it no message is kept.
 */
export function connectionFailure(thrown: unknown, whatBroke: string, request?: OutgoingRequest): AttemptFailure {
  if (thrown instanceof AttemptFailure) return thrown
  const code = findNetworkCode(thrown)
  if (code !== undefined && NOT_COMPRESSED_SO.test(code)) {
    return new AttemptFailure('contract', 'the answer is not compressed the way it says', { code })
  }
  const unknownOutcome = code === undefined || !NEVER_SENT.test(code)
  return new AttemptFailure('connection', whatBroke, { code, unknownOutcome }, request && { thrown, request })
}

/**
 * The first network code along the chain of causes; Node.js hides it one to three levels deep, depending on the failure. Else the first code
 * of another form, as libraries have.
 */
function findNetworkCode(thrown: unknown): string | undefined {
  const codes = [...walkCauses(thrown)].flatMap((error) => {
    const { code } = error as { code?: unknown }
    return typeof code === 'string' ? [code] : []
  })
  return (
    codes.find((code) => /^[A-Z][A-Z0-9_]{2,60}$/.test(code)) ?? codes.find((code) => /^[A-Za-z_-]{2,60}$/.test(code))
  )
}
