import { isCancel, password } from '@clack/prompts'
import type { Setting } from './api.js'
import type { CommandParameter } from './command-table.js'
import { CliError, EXIT_CODES } from './exit-codes.js'
import type { Io, Output } from './io.js'
import { toKebabCase, toVariable } from './names.js'

/** A secret that a command needs. */
export interface Secret {
  readonly name: string
  readonly variable: string
  readonly description: string
}

/** Flags that are refused in every command, whether it needs such a secret or not. */
const ALWAYS_REFUSED = /^(?:.+-)?(?:password|secret|token|api-?key|access-token)$/

export const toSecret = (api: string, parameter: CommandParameter): Secret => ({
  name: parameter.name,
  variable: toVariable(api, parameter.name),
  description: parameter.description ?? parameter.name,
})

/**
 * Refuses secrets in flags: other programs of the machine and the history of the shell see them.
 *
 * @param flags The flags that the command has.
 * @throws CliError naming the flag and the variable, never the value
 */
export function refuseSecretFlags(
  args: readonly string[],
  secrets: readonly (Secret | Setting)[],
  flags: readonly string[],
): void {
  for (const arg of args) {
    if (arg === '--') return
    const [, name = ''] = /^--([^=]+)/.exec(arg) ?? []
    const secret = secrets.find((each) => toKebabCase(each.name) === name)
    if (!secret && (flags.includes(`--${name}`) || !ALWAYS_REFUSED.test(name))) continue
    const way = secret ? `set ${secret.variable}, or leave it out to be asked` : 'this command takes none'
    throw new CliError(
      EXIT_CODES.usage,
      `--${name} is refused: the history of the shell and other programs see what is in a flag; ${way}`,
    )
  }
}

/** The value of a secret: from its variable, else from a prompt where somebody can answer it. */
export async function readSecret(secret: Secret | Setting, io: Io, output: Output): Promise<string> {
  const value = io.environment[secret.variable]
  if (value !== undefined && value !== '') {
    output.hide(value)
    return value
  }
  if (io.stdin.isTTY !== true || io.stderr.isTTY !== true)
    throw new CliError(EXIT_CODES.usage, `${secret.variable} is not set: ${secret.description}`)
  const message = `${secret.description} (${secret.variable})`
  const answer = await password({ message, input: io.stdin, output: io.stderr, signal: io.signal })
  if (isCancel(answer)) throw new CliError(EXIT_CODES.interrupted, 'interrupted')
  if (typeof answer !== 'string' || answer === '')
    throw new CliError(EXIT_CODES.usage, `${secret.variable} is empty: ${secret.description}`)
  output.hide(answer)
  return answer
}
