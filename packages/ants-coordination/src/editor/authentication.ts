const encoder = new TextEncoder()
// What a header can carry unchanged: visible ASCII, spaces inside.
const SENDABLE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/
// A token of RFC 9110, section 5.6.2.
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/**
 * Makes the check of the token that ANTS sends. Digests of equal length are compared, all of them and to their end, so that the
 * time taken tells nothing about an accepted token.
 *
 * @param tokens all are accepted at the same time, so that changing one is no outage
 * @throws TypeError when there is no token, or one that no request could carry; the message never holds a token
 */
export function createTokenCheck(
  tokens: readonly string[],
  headerName: string,
): (headers: Headers) => Promise<boolean> {
  assertTokens(tokens)
  assertHeaderName(headerName)
  const accepted = tokens.map((token) => encoder.encode(token))
  let digests: Promise<readonly Uint8Array[]> | undefined
  return async (headers) => {
    const presented = headers.get(headerName)
    if (presented === null) return false
    digests ??= Promise.all(accepted.map(digest))
    const presentedDigest = await digest(encoder.encode(presented))
    let isAccepted = false
    for (const expected of await digests) isAccepted = areEqual(presentedDigest, expected) || isAccepted
    return isAccepted
  }
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

/** Constant time for digests of the same length. */
function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  let difference = 0
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0)
  return difference === 0
}

function assertTokens(tokens: unknown): asserts tokens is readonly string[] {
  if (!Array.isArray(tokens) || tokens.length === 0) {
    throw new TypeError('createAntsEditor: tokens must list at least one token, the one agreed with ANTS')
  }
  for (const [index, token] of tokens.entries()) {
    if (typeof token !== 'string' || token.trim() === '') {
      throw new TypeError(`createAntsEditor: tokens[${index}] is empty; give the token agreed with ANTS`)
    }
    if (!SENDABLE.test(token)) {
      throw new TypeError(
        `createAntsEditor: tokens[${index}] cannot be sent in a header; use visible ASCII characters, no space around`,
      )
    }
  }
}

function assertHeaderName(headerName: string): void {
  if (!HEADER_NAME.test(headerName)) {
    throw new TypeError('createAntsEditor: headerName is no name of an HTTP header')
  }
}
