/** Days after its last change at which a password expires (LE). */
const PASSWORD_DAYS = 90
const DAY = 86_400_000

/** What a token tells of itself; it is not verified, the service that gave it is trusted. */
export interface TokenFacts {
  /** Epoch milliseconds, null when it does not say. */
  expiresAt: number | null
  /** Epoch milliseconds at which the password expires, null when it does not say. */
  passwordExpiresAt: number | null
}

export function readToken(token: string): TokenFacts {
  const { exp, pwdChangedTime } = decodePayload(token)
  const changed = parseTime(pwdChangedTime)
  return {
    expiresAt: typeof exp === 'number' ? exp * 1_000 : null,
    passwordExpiresAt: changed === null ? null : changed + PASSWORD_DAYS * DAY,
  }
}

/** `YYYYMMDDHHMMSSZ` in epoch milliseconds. */
function parseTime(value: unknown): number | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(typeof value === 'string' ? value : '') ?? []
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(instant) ? null : instant
}

function decodePayload(token: string): Record<string, unknown> {
  try {
    const part = token.split('.')[1] ?? ''
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0))
    const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}
