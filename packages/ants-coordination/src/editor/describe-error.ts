/** The agenda answered something that cannot be read; the message is ours and safe to log. */
export class AgendaAnswerError extends Error {
  override readonly name = 'AgendaAnswerError'
}

const NAME = /^\w{1,60}$/
const CODE = /^[A-Z][A-Z0-9_]{1,39}$/

/**
 * What may be said of an error thrown by code we do not know: its name and its system code (`TypeError`, `Error ECONNREFUSED`).
 * Its message may hold an address, a number, a token.
 */
export function describeError(error: unknown): string {
  if (error instanceof AgendaAnswerError) return error.message
  if (!(error instanceof Error)) return `thrown ${typeof error}`
  const name = NAME.test(error.name) ? error.name : 'Error'
  const code = 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? ` ${error.code}` : ''
  return name + code
}
