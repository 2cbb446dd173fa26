import { Command, Option } from 'commander'
import { loadApi } from './apis/index.js'
import type { AnyApi, Setting } from './api.js'
import type { CommandOperation, CommandParameter, CommandTable } from './command-table.js'
import { toFlag, toOption } from './flags.js'
import { commandList } from './generated/commands.gen.js'
import type { Io, Output } from './io.js'
import { toKebabCase } from './names.js'
import { type OperationFlags, type Runnable, runOperation } from './run-operation.js'
import { refuseSecretFlags, type Secret, toSecret } from './secrets.js'

declare const __PACKAGE_VERSION__: string

const FOOTER = `
Answers are JSON on the standard output: one document, or a line for each item (--all, files of rows).
Exit codes: 0 success, 2 usage, 3 credentials, 4 not found, 5 refused, 6 too many calls, 7 service not available,
8 answer that breaks the contract, 1 a mistake of this program, 130 interrupted, 141 output closed.`

/** The program for these arguments. Only the commands of the API that they name are loaded. */
export async function createProgram(args: readonly string[], io: Io, output: Output): Promise<Command> {
  const program = configure(new Command('hub-cli'))
    .description('Calls French public services by the @hub clients, or their simulators.')
    .usage('<api> <operation> [flags]')
    .version(__PACKAGE_VERSION__)
    .addHelpText('after', FOOTER)
  for (const { name, title, packageName, load } of commandList) {
    const command = configure(program.command(name))
      .usage('<operation> [flags]')
      .description(`${title} (${packageName})`)
    if (args[0] !== name) continue
    const [{ commands: table }, api] = await Promise.all([load(), loadApi(name)])
    for (const runnable of listRunnables(table, api)) addOperation(command, runnable)
    command.addHelpText('after', `\n${toSettingsText(api)}`)
  }
  // Of a command that does not exist nothing is shown either.
  if (!program.commands.some((api) => api.name() === args[0] && api.commands.some((each) => each.name() === args[1])))
    refuseSecretFlags(args, [], [])
  return program

  function configure(command: Command): Command {
    return command
      .exitOverride()
      .helpCommand(false)
      .configureOutput({
        writeOut: (text) => void output.printText('stdout', text),
        writeErr: (text) => void output.printText('stderr', text),
        // Of a misspelt flag the name, never the value.
        outputError: (text, write) => write(text.replaceAll(/(--[\w-]+)=[^]*?(?='?\n)/g, '$1')),
      })
  }

  function addOperation(parent: Command, runnable: Runnable): void {
    const { operation, parameters, api, table } = runnable
    const command = configure(parent.command(toKebabCase(operation.operationId)))
      .summary(operation.summary)
      .description(reflow([`${operation.summary}.`, operation.description].filter(Boolean).join('\n\n')))
      .usage('[flags]')
    for (const parameter of parameters) if (!parameter.isSecret) command.addOption(toOption(parameter))
    for (const option of listOptions(runnable)) command.addOption(option)
    const secrets: (Secret | Setting)[] = [
      ...parameters.filter(({ isSecret }) => isSecret).map((parameter) => toSecret(table.name, parameter)),
      ...(api.settings ?? []).filter(({ isSecret }) => isSecret),
    ]
    const variables = secrets.map(({ variable, description }) => `  ${variable}  ${description}`)
    command.addHelpText(
      'after',
      [
        ...(variables.length > 0 ? ['', 'Secrets, from variables or a prompt:', ...variables] : []),
        ...(operation.method === '' ? [] : ['', `${operation.method} ${operation.path}`]),
      ].join('\n'),
    )
    command.action((flags: OperationFlags) => runOperation(runnable, flags, io, output))
    if (args[1] !== command.name()) return
    const names = command.options.map(({ long }) => long ?? '')
    refuseSecretFlags(args.slice(2), secrets, names)
  }
}

/** Every command of an API: the operations of its document, then what is a method of its client only. */
export function listRunnables(table: CommandTable, api: AnyApi): Runnable[] {
  const operations = table.operations.map((operation): Runnable => {
    const omitted = api.omit?.[operation.operationId] ?? []
    const added = api.parameters?.[operation.operationId] ?? []
    const isReplaced = ({ name }: CommandParameter) => omitted.includes(name) || added.some((own) => own.name === name)
    const parameters = [...operation.parameters.filter((parameter) => !isReplaced(parameter)), ...added]
    const isPaged = operation.isPaged === true || api.walks?.[operation.operationId] !== undefined
    return { table, api, parameters, operation: { ...operation, parameters, isPaged } }
  })
  const own = (api.commands ?? []).map((command): Runnable => {
    const { name, summary, description, parameters } = command
    const operation: CommandOperation = {
      operationId: name,
      method: '',
      path: '',
      summary,
      ...(description !== undefined && { description }),
      retry: 'never',
      parameters,
    }
    return { table, api, parameters, operation, own: command }
  })
  return [...operations, ...own]
}

/** The flags that no parameter of the document is. */
function listOptions({ table, api, operation, parameters }: Runnable): Option[] {
  const taken = new Set(parameters.map(toFlag))
  const environments = api.hasOneEnvironment ? [] : Object.keys(table.environments)
  const needsOutput = operation.file === 'bytes' ? ' (required)' : ''
  const options = [
    ...(api.settings ?? [])
      .filter((setting) => !setting.isSecret && !taken.has(toFlag(setting)))
      .map((setting) => new Option(`${toFlag(setting)} <text>`, `${setting.description} (or ${setting.variable})`)),
    ...(environments.length > 0
      ? [new Option('--environment <name>', 'Where the service is').choices(environments)]
      : []),
    new Option('--base-url <address>', `Address of the service${api.urlVariable ? ` (or ${api.urlVariable})` : ''}`),
    new Option('--simulate', 'Call a simulator in this process: no network, no account; nothing is kept'),
    new Option('--input <file>', 'Parameters as one JSON object, with the names of the API; - for the standard input'),
    ...(operation.file
      ? [new Option('--output <file>', `Where to write the answer, which is a file${needsOutput}`)]
      : []),
    ...(operation.isPaged ? [new Option('--all', 'Every item of every page, a line of JSON each')] : []),
  ]
  return options.map((option) => option.helpGroup('Call:'))
}

/** Paragraphs on one line each: help is wrapped to the terminal. */
function reflow(text: string): string {
  return text.replace(/([^\n])\n(?!\n|\s*[-|])/g, '$1 ')
}

function toSettingsText({ settings = [], urlVariable }: AnyApi): string {
  const lines = settings.map(({ variable, description }) => `  ${variable}  ${description}`)
  if (urlVariable !== undefined) lines.push(`  ${urlVariable}  Address of the service, in the place of --base-url`)
  return lines.length > 0 ? `Variables:\n${lines.join('\n')}` : ''
}
