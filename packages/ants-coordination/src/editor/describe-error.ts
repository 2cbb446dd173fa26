/** The agenda returned something that cannot be read; the message is our own and safe to log. */
export class AgendaAnswerError extends Error {
  override readonly name = 'AgendaAnswerError'
}

const NAME = /^\w{1,60}$/
const CODE = /^[A-Z][A-Z0-9_]{1,39}$/

/**
 * What may be logged of an error thrown by unknown code: its name and its system code (`TypeError`, `Error ECONNREFUSED`).
 * Its message may contain a URL, a number, a token.
 */
export function describeError(error: unknown): string {
  if (error instanceof AgendaAnswerError) return error.message
  if (!(error instanceof Error)) return `thrown ${typeof error}`
  const name = NAME.test(error.name) ? error.name : 'Error'
  const code = 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? ` ${error.code}` : ''
  return name + code
}
