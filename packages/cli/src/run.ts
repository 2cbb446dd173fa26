import { CommanderError } from 'commander'
import { HubError } from '@hub/http'
import { AnswerError, CliError, EXIT_CODES, toExitCode } from './exit-codes.js'
import { type Io, Output } from './io.js'
import { createProgram } from './program.js'

/**
 * Runs the command line: `run(['ants-coordination', 'get-status', …])`.
 *
 * @param args What stands behind the name of the program.
 * @param io Streams, variables and the signal that ends a call. Default: those of this process, without a signal.
 * @returns the exit code; see `EXIT_CODES`
 */
export async function run(args: readonly string[], io: Partial<Io> = {}): Promise<number> {
  const all: Io = {
    stdin: io.stdin ?? process.stdin,
    stdout: io.stdout ?? process.stdout,
    stderr: io.stderr ?? process.stderr,
    environment: io.environment ?? process.env,
    signal: io.signal ?? new AbortController().signal,
  }
  const output = new Output(all)
  try {
    const program = await createProgram(args, all, output)
    await program.parseAsync(args, { from: 'user' })
    return EXIT_CODES.success
  } catch (error) {
    // Help and its kind have been printed.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.success : EXIT_CODES.usage
    if (all.signal.aborted) return EXIT_CODES.interrupted
    await output.printError(describeError(error))
    return toExitCode(error)
  }
}

/** What is printed of an error: its sentence, what else is known of it, and the answer of the service. */
function describeError(error: unknown): string {
  if (error instanceof CliError) {
    const answer = error instanceof AnswerError ? error.answer : undefined
    return [`error: ${error.message}`, ...showAnswer(answer)].join('\n')
  }
  if (!HubError.isInstance(error))
    return `error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  const { name, code, requestId, mayHaveBeenApplied } = error
  const facts = [
    name,
    ...(code === undefined ? [] : [`code ${code}`]),
    ...(requestId === undefined ? [] : [`request ${requestId}`]),
    ...(mayHaveBeenApplied ? ['it may have been carried out: look before you repeat it'] : []),
  ]
  return [`error: ${error.message} (${facts.join('; ')})`, ...showAnswer(error.body())].join('\n')
}

function showAnswer(answer: unknown): string[] {
  if (answer === undefined || answer === null || answer === '') return []
  return [`answer: ${typeof answer === 'string' ? answer.slice(0, 2_000) : JSON.stringify(answer)}`]
}
