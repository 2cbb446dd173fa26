// Reading environment variables by their schemas: every wrong variable is one line, and nothing is guessed from a wrong one.
import { z } from 'zod'
import { OperatorError } from '../process/operator-error.js'

export type Environment = Readonly<Record<string, string | undefined>>

/** Schemas of variables by the names of these. */
export type VariableShape = Record<string, z.ZodType>

/** What variables come to, by their names. */
export type VariableValues<Shape extends VariableShape> = z.output<z.ZodObject<Shape>>

/** What is wrong with one variable; completes the sentence "<NAME> …". */
export interface VariableProblem {
  variable: string
  message: string
}

/** Thrown with one line per wrong variable, ready to be shown to the operator. */
export class ConfigurationError extends OperatorError {
  override readonly name = 'ConfigurationError'
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

/** @throws {ConfigurationError} naming every variable that is wrong. */
export function readVariables<Shape extends VariableShape>(
  shape: Shape,
  environment: Environment,
): VariableValues<Shape> {
  const { values, problems } = readValidVariables(shape, environment)
  if (problems.length > 0) throw new ConfigurationError(problems.map(formatProblem))
  return values
}

/** A wrong variable reads as absent, so that one run reports the mistakes between variables too. */
export function readValidVariables<Shape extends VariableShape>(
  shape: Shape,
  environment: Environment,
): { values: VariableValues<Shape>; problems: readonly VariableProblem[] } {
  const schema = z.object(shape)
  const result = schema.safeParse(environment)
  if (result.success) return { values: result.data, problems: [] }
  const messages = new Map<string, string>()
  for (const { path, message } of result.error.issues) {
    const variable = String(path[0])
    if (!messages.has(variable)) messages.set(variable, message)
  }
  const valid = Object.fromEntries(Object.entries(environment).filter(([name]) => !messages.has(name)))
  return {
    values: schema.parse(valid),
    problems: [...messages].map(([variable, message]) => ({ variable, message })),
  }
}

export function formatProblem({ variable, message }: VariableProblem): string {
  return `${variable} ${message}`
}
