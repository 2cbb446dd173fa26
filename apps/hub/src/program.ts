// The commands, their help and what each reads from the environment.
import { Command, Option } from 'commander'
import { JOB_NAMES, runJob } from './commands/jobs.js'
import { createKey, listKeys, revokeKey } from './commands/keys.js'
import { serve } from './commands/serve.js'
import { withDatabase } from './commands/with-database.js'
import type { Environment } from './config.js'
import { variablesHelp } from './config/reference.js'
import { allVariables, serverVariables, storageVariables } from './config/variables.js'
import { features } from './features/index.js'
import type { VariableShape } from './platform/configuration/environment.js'

/** @param version of the program */
export function createProgram(environment: Environment, version: string): Command {
  const program = new Command('hub')
    .description('The endpoints that ANTS and partners call. Without a command, serves them.')
    .version(version, '-V, --version', 'show the version')
    .usage('[command] [options]')
    // Commands inherit these settings, so they come first.
    .showHelpAfterError('(--help shows what there is)')
  describeVariables(program, allVariables)

  describeVariables(program.command('serve'), serverVariables)
    .description('serve HTTP until SIGTERM or SIGINT (the default)')
    .action(() => serve(environment, version))

  describeVariables(program.command('migrate'), storageVariables)
    .description('bring the database up to date')
    .action(() => withDatabase(environment, 'it is up to date, since a hub migrates when it starts', async () => {}))

  for (const feature of features) {
    feature.addCommands?.(program, {
      environment,
      describeVariables: (command, more = {}) => describeVariables(command, { ...storageVariables, ...more }),
      withDatabase: (instead, work) => withDatabase(environment, instead, work),
    })
  }
  addKeys(program, environment)

  describeVariables(
    program.command('jobs').description('work that a hub does from time to time').command('run'),
    serverVariables,
  )
    .argument('<NAME>', JOB_NAMES)
    .description('one pass of a job now, with its counts')
    .action((name: string) => runJob(environment, name))
  return program
}

function addKeys(program: Command, environment: Environment): void {
  const keys = program.command('keys').description("partners' API keys")
  const limits = features.flatMap(({ name: feature, keyLimit: rule }) => (rule ? [{ feature, rule }] : []))
  const create = describeVariables(keys.command('create'), storageVariables)
    .argument('<NAME>')
    .requiredOption('--features <LIST>', 'features granted, separated by commas')
  for (const { rule } of limits) create.option(rule.flags, rule.description)
  create
    .option('--expires <DATE>', 'last day on which it works, YYYY-MM-DD in France (default: never ends)')
    .description('make a key and print it, once')
    .action((name: string, options: { features: string; expires?: string } & Record<string, string>) => {
      const asked = limits.flatMap((limit) => {
        const list = options[new Option(limit.rule.flags).attributeName()]
        return list === undefined ? [] : [{ ...limit, list }]
      })
      return createKey(environment, name, { ...options, limit: asked[0] })
    })
  describeVariables(keys.command('list'), storageVariables)
    .description(
      'list the keys, without the keys themselves: what they cover, when they expire, when they were last used',
    )
    .action(() => listKeys(environment))
  describeVariables(keys.command('revoke'), storageVariables)
    .argument('<NAME>')
    .description('refuse a key from now on')
    .action((name: string) => revokeKey(environment, name))
}

function describeVariables(command: Command, variables: VariableShape): Command {
  return command.addHelpText('after', variablesHelp(variables))
}

/**
 * The arguments, with `serve` in place of a missing command. (As commander's default command, `serve` would take a mistyped command for
 * its own argument.)
 */
export function withDefaultCommand(args: readonly string[]): string[] {
  const [first] = args
  const asksForHelp = first !== undefined && ['-h', '--help', '-V', '--version'].includes(first)
  return first === undefined || (first.startsWith('-') && !asksForHelp) ? ['serve', ...args] : [...args]
}
