// What a header can carry unchanged: visible ASCII, spaces inside.
const SENDABLE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/
// A token of RFC 9110, section 5.6.2.
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/**
 * Creates the check of the token that ANTS sends. Every accepted token is compared completely, so that the time taken reveals nothing
 * about a token, only the length of what was sent.
 *
 * @param tokens all are accepted at the same time, so that a token is replaced without an outage
 * @throws TypeError when there is no token, or one that cannot be sent in a header; the message never contains a token
 */
export function createTokenCheck(tokens: readonly string[], headerName: string): (headers: Headers) => boolean {
  assertTokens(tokens)
  assertHeaderName(headerName)
  const accepted = [...tokens]
  return (headers) => {
    const text = headers.get(headerName)
    if (text === null || text === '') return false
    let isAccepted = false
    for (const token of accepted) isAccepted = areEqual(text, token) || isAccepted
    return isAccepted
  }
}

/** Takes a time that depends on the length of `presented` only. */
function areEqual(presented: string, expected: string): boolean {
  let difference = presented.length ^ expected.length
  for (let index = 0; index < presented.length; index += 1) {
    difference |= presented.charCodeAt(index) ^ expected.charCodeAt(index % expected.length)
  }
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
    throw new TypeError('createAntsEditor: headerName is not a valid HTTP header name')
  }
}
