import type { AnyApi, OwnCommand, Values } from './api.js'
import { callOperation } from './call.js'
import type { CommandOperation, CommandParameter, CommandTable } from './command-table.js'
import { CliError, EXIT_CODES } from './exit-codes.js'
import { readFlag, toFlag, toOption } from './flags.js'
import type { Io, Output } from './io.js'
import { printResult, type Result } from './print-result.js'
import { createProgress } from './progress.js'
import { readInput } from './read-file.js'
import { readSecret, toSecret } from './secrets.js'
import { type ConnectionFlags, readConnection } from './settings.js'
import { simulate, type Simulation } from './simulators.js'

/** A command: an operation of a document, or a method of a client. */
export interface Runnable {
  readonly table: CommandTable
  readonly api: AnyApi
  readonly operation: CommandOperation
  /** Its parameters but those that our own code sends. */
  readonly parameters: readonly CommandParameter[]
  readonly own?: OwnCommand<never>
}

export interface OperationFlags extends ConnectionFlags {
  readonly simulate?: boolean
  readonly input?: string
  readonly output?: string
  readonly all?: boolean
}

/** Runs one command to its end, and prints what it gave. */
export async function runOperation(runnable: Runnable, flags: OperationFlags, io: Io, output: Output): Promise<void> {
  const { table, api, operation, own } = runnable
  if (operation.file === 'bytes' && flags.output === undefined)
    throw new CliError(EXIT_CODES.usage, '--output is missing: the answer is a file')
  const simulation = flags.simulate ? await findSimulation(table.name) : undefined
  const values = await readValues(runnable, flags, simulation, io, output)
  const connection = await readConnection(api, flags, Object.keys(table.environments), simulation, {
    needsCredentials: operation.isPublic !== true,
    io,
    output,
  })
  const progress = createProgress(io, flags.output === undefined ? 'items' : 'bytes')
  const options = { signal: io.signal }
  try {
    const result: Result = own
      ? { data: await own.call((await api.connect?.(connection)) as never, values, options, progress.update) }
      : await callOperation(table, operation, api, connection, values, options, {
          isWalk: flags.all === true,
          onProgress: progress.update,
        })
    const contentType = result.contentType ?? toContentType(values['format'])
    const secretAnswers = operation.secretAnswers ?? []
    await printResult({ ...result, contentType }, { io, output, progress, file: flags.output, secretAnswers })
  } finally {
    progress.clear()
  }
}

async function findSimulation(name: string): Promise<Simulation> {
  const simulation = await simulate(name)
  if (simulation) return simulation
  throw new CliError(EXIT_CODES.usage, `${name} has no simulator here: start its own sandbox, and leave --simulate out`)
}

/** The parameters of a command: those of `--input`, those of flags, which win, and secrets. */
async function readValues(
  { parameters, table, operation }: Runnable,
  flags: OperationFlags,
  simulation: Simulation | undefined,
  io: Io,
  output: Output,
): Promise<Values> {
  const given: Record<string, unknown> = { ...(flags.input !== undefined && (await readInput(flags.input, io.stdin))) }
  const unknown = Object.keys(given).find((name) => !parameters.some((parameter) => parameter.name === name))
  if (unknown !== undefined) throw new CliError(EXIT_CODES.usage, `--input: this command has no parameter ${unknown}`)
  for (const parameter of parameters) {
    if (parameter.isSecret) continue
    const flag = flags[toOption(parameter).attributeName()]
    if (flag !== undefined) given[parameter.name] = await readFlag(parameter, flag, io.stdin)
  }
  const missing = parameters.filter(
    ({ name, required, isSecret }) => required && !isSecret && given[name] === undefined,
  )
  if (missing.length > 0)
    throw new CliError(EXIT_CODES.usage, `missing: ${missing.map(toFlag).join(', ')}; --help says what each is`)
  const simulated = await simulation?.readSecrets?.(operation.operationId)
  for (const parameter of parameters) {
    if (!parameter.isSecret || given[parameter.name] !== undefined) continue
    const secret = toSecret(table.name, parameter)
    const isGiven = (io.environment[secret.variable] ?? '') !== ''
    if (simulation) given[parameter.name] = simulated?.[parameter.name] ?? 'simulated-secret'
    else if (parameter.required || isGiven) given[parameter.name] = await readSecret(secret, io, output)
  }
  return given
}

/** What an export is, where the answer does not say it. */
function toContentType(format: unknown): string | undefined {
  return format === 'csv' || format === 'json' ? format : undefined
}
