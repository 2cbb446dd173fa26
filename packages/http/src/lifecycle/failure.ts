/** Why an attempt gave no answer to hand on; turned into a typed error once, where the call ends. */
export type FailureKind = 'connection' | 'timeout' | 'aborted' | 'redirect' | 'contract' | 'local'

/**
 * An attempt's failure on its way out. Internal: it never reaches a caller, and it never carries a cause, since those
 * of undici, and of what else may be given as a `fetch`, hold the request with its headers and its whole URL.
 */
export class AttemptFailure extends Error {
  readonly kind: FailureKind
  readonly problem: string
  readonly code: string | undefined
  readonly status: number | undefined
  /** Whether the server may have carried the request out; false when it certainly never got it or sent it elsewhere. */
  readonly unknownOutcome: boolean
  /** For a local mistake, the option or parameter at fault. */
  readonly field: string | undefined

  constructor(
    kind: FailureKind,
    problem: string,
    details: { code?: string | undefined; status?: number | undefined; unknownOutcome?: boolean; field?: string } = {},
  ) {
    super(problem)
    this.kind = kind
    this.problem = problem
    this.code = details.code
    this.status = details.status
    this.unknownOutcome = details.unknownOutcome ?? kind !== 'local'
    this.field = details.field
  }
}

/** Codes of failures that come before the first byte of a request is written. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_[A-Z]+|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_[A-Z_]+|CERT_[A-Z_]+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_[A-Z_]+)$/

/** Codes of zlib and of its brotli. */
const NOT_COMPRESSED_SO = /^(Z_|ERR__ERROR_|ERR_BROTLI_)/

/** What `fetch` threw, reduced to its code: its messages and causes may quote the URL or a header. */
export function connectionFailure(thrown: unknown, whatBroke: string): AttemptFailure {
  if (thrown instanceof AttemptFailure) return thrown
  const code = findNetworkCode(thrown)
  if (code !== undefined && NOT_COMPRESSED_SO.test(code)) {
    return new AttemptFailure('contract', 'the answer is not compressed the way it says', { code })
  }
  const unknownOutcome = code === undefined || !NEVER_SENT.test(code)
  return new AttemptFailure('connection', whatBroke, { code, unknownOutcome })
}

/** The first network code along the chain of causes; Node.js hides it one to three levels deep, depending on the failure. */
function findNetworkCode(thrown: unknown): string | undefined {
  let current = thrown
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth++) {
    const { code, cause, errors } = current as { code?: unknown; cause?: unknown; errors?: unknown }
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code)) return code
    current = cause ?? (Array.isArray(errors) ? errors[0] : undefined)
  }
  return undefined
}
