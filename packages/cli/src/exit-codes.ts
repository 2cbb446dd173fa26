import { AbortedError, ContractError, HubError, InvalidRequestError, TransportError } from '@hub/http'

/** What the program ends with. */
export const EXIT_CODES = {
  success: 0,
  /** A mistake of this program. */
  unexpected: 1,
  /** Wrong command, flag or value: nothing was changed. */
  usage: 2,
  /** 401 and 403. */
  credentials: 3,
  notFound: 4,
  /** Any other refusal of the service. */
  refused: 5,
  rateLimit: 6,
  /** The service failed, or was not reached in time. */
  unavailable: 7,
  /** The answer is not what the contract promises. */
  contract: 8,
  interrupted: 130,
  /** The reader of the output closed it. */
  closedOutput: 141,
  terminated: 143,
} as const

/** An error whose message is for the user as it stands. */
export class CliError extends Error {
  readonly exitCode: number

  constructor(exitCode: number, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}

/** A refusal that no client of a package has turned into a typed error. */
export class AnswerError extends CliError {
  readonly answer: unknown

  constructor(status: number, message: string, answer: unknown) {
    super(toStatusCode(status), message)
    this.answer = answer
  }
}

/** The exit code of whatever ended a command. */
export function toExitCode(error: unknown): number {
  if (error instanceof CliError) return error.exitCode
  if (!HubError.isInstance(error)) return EXIT_CODES.unexpected
  if (AbortedError.isInstance(error)) return EXIT_CODES.interrupted
  if (InvalidRequestError.isInstance(error) && error.attempts === 0) return EXIT_CODES.usage
  const { status } = error
  if (ContractError.isInstance(error)) return EXIT_CODES.contract
  return status === undefined || TransportError.isInstance(error) ? EXIT_CODES.unavailable : toStatusCode(status)
}

/** The exit code of an answer of 300 or more. */
function toStatusCode(status: number): number {
  if (status === 401 || status === 403) return EXIT_CODES.credentials
  if (status === 404) return EXIT_CODES.notFound
  if (status === 429) return EXIT_CODES.rateLimit
  return status >= 500 || status === 408 || status < 400 ? EXIT_CODES.unavailable : EXIT_CODES.refused
}
