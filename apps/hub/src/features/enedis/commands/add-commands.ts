import type { Command } from 'commander'
import type { Environment } from '../../../platform/configuration/environment.js'
import { splitList } from '../../../platform/configuration/formats.js'
import type { Database } from '../../../platform/database/database.js'
import { type Keyring, openKeyring } from '../../../platform/encryption/keyring.js'
import type { CommandContext } from '../../../platform/feature.js'
import { OperatorError } from '../../../platform/process/operator-error.js'
import { ACTIONS, type ActionName, actOnAccount, listAccounts, type ListedAccount } from './accounts.js'

const INSTEAD = 'stop that hub first, then run the command again'
const DEFAULT_DATA_DIRECTORY = '.data/hub'

const DESCRIPTIONS: Readonly<Record<ActionName, string>> = {
  'reset-quota': 'let an account ask as much as on a new day',
  deactivate: 'refuse an account from now on, and erase its cache',
  'purge-cache': 'erase what the cache has of an account',
}

export function addAccountCommands(program: Command, context: CommandContext): void {
  const accounts = program.command('accounts').description('accounts of the energy gateway; never their data')
  context
    .describeVariables(accounts.command('list'))
    .description('list them: address, state, points, calls of today')
    .action(() => showAccounts(context))
  for (const name of Object.keys(ACTIONS) as ActionName[]) {
    context
      .describeVariables(accounts.command(name))
      .argument('<EMAIL>', 'address of the account')
      .description(DESCRIPTIONS[name])
      .action((email: string) => act(context, name, email))
  }
}

async function showAccounts({ environment, withDatabase }: CommandContext): Promise<void> {
  const listed = await withDatabase(INSTEAD, async (database) =>
    listAccounts(database, await openEnvironmentKeyring(database, environment), Date.now()),
  )
  if (listed.length === 0) process.stderr.write('There is no account.\n')
  for (const account of listed) process.stdout.write(`${describe(account).join('\t')}\n`)
}

async function act({ environment, withDatabase }: CommandContext, name: ActionName, email: string): Promise<void> {
  const said = await withDatabase(INSTEAD, async (database) => {
    const keyring = await openEnvironmentKeyring(database, environment)
    return actOnAccount({ database, keyring, now: Date.now() }, name, email)
  })
  process.stderr.write(`${said}\n`)
}

function describe({ email, createdAt, isActive, points, pending, upstream, cached }: ListedAccount): string[] {
  return [
    email,
    isActive ? 'active' : 'deactivated',
    `created ${createdAt.toISOString()}`,
    `points ${points}${pending > 0 ? ` and ${pending} to be proven` : ''}`,
    `upstream ${upstream}`,
    `cached ${cached}`,
  ]
}

/** Addresses are found by a keyed digest. */
function openEnvironmentKeyring(database: Database, environment: Environment): Promise<Keyring> {
  const text = environment['HUB_ENCRYPTION_KEY'] ?? ''
  const encryptionKeys = text.trim() === '' ? [] : splitList(text).map((key) => Buffer.from(key, 'base64'))
  if (encryptionKeys.some((key) => key.length !== 32)) {
    throw new OperatorError('HUB_ENCRYPTION_KEY must be one or more keys of 32 bytes in base64, separated by commas.')
  }
  const dataDirectory = environment['HUB_DATA_DIR']?.trim() || DEFAULT_DATA_DIRECTORY
  return openKeyring(database, { storage: { dataDirectory }, encryptionKeys })
}
