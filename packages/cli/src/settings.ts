import type { AnyApi, Connection, Setting } from './api.js'
import { CliError, EXIT_CODES } from './exit-codes.js'
import type { Io, Output } from './io.js'
import { toKebabCase } from './names.js'
import { readSecret } from './secrets.js'
import type { Simulation } from './simulators.js'

export interface ConnectionFlags {
  readonly environment?: string
  readonly baseUrl?: string
  readonly [setting: string]: unknown
}

/** Where a command goes, and as whom: from its flags, from variables, from the simulator. */
export async function readConnection(
  api: AnyApi,
  flags: ConnectionFlags,
  environments: readonly string[],
  simulation: Simulation | undefined,
  { needsCredentials, io, output }: { needsCredentials: boolean; io: Io; output: Output },
): Promise<Connection> {
  const settings: Record<string, string | undefined> = {}
  for (const setting of api.settings ?? []) {
    settings[setting.name] = simulation
      ? (readFlagText(setting, flags) ??
        simulation.settings?.[setting.name] ??
        (setting.isRequired ? 'simulated' : undefined))
      : await readSetting(setting, flags, needsCredentials, io, output)
  }
  if (simulation) {
    const [first] = environments
    const environment = flags.environment ?? first
    const baseUrl = environment === undefined ? 'https://simulated.example' : undefined
    return { environment, baseUrl, fetch: simulation.fetch, settings }
  }
  const variable = api.urlVariable === undefined ? undefined : io.environment[api.urlVariable]
  const baseUrl = flags.baseUrl ?? (flags.environment === undefined && variable !== '' ? variable : undefined)
  return { environment: flags.environment, baseUrl, fetch: undefined, settings }
}

async function readSetting(setting: Setting, flags: ConnectionFlags, isNeeded: boolean, io: Io, output: Output) {
  if (setting.isSecret) return isNeeded && setting.isRequired ? readSecret(setting, io, output) : undefined
  const value = readFlagText(setting, flags) ?? (io.environment[setting.variable] || undefined)
  if (value === undefined && isNeeded && setting.isRequired)
    throw new CliError(EXIT_CODES.usage, `--${toKebabCase(setting.name)} is missing, or ${setting.variable}`)
  return value
}

function readFlagText({ name, isSecret }: Setting, flags: ConnectionFlags): string | undefined {
  const given = isSecret ? undefined : flags[name]
  return typeof given === 'string' ? given : undefined
}
