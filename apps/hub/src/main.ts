import { Command } from 'commander'
import { retryDeclaration, showDeclarations } from './commands/declarations.js'
import { importAgenda, type ImportAgendaOptions } from './commands/import-agenda.js'
import { JOB_NAMES, runJob } from './commands/jobs.js'
import { createKey, listKeys, revokeKey } from './commands/keys.js'
import { serve } from './commands/serve.js'
import { withDatabase } from './commands/with-database.js'
import { DatabaseError } from './platform/database-error.js'
import { OperatorError } from './platform/operator-error.js'

const environment = process.env
const program = new Command('hub').description(
  'The endpoints that ANTS and partners call. Without a command, serves them.',
)

program
  .command('serve', { isDefault: true })
  .description('serve HTTP until SIGTERM or SIGINT')
  .action(() => serve(environment))

program
  .command('migrate')
  .description('bring the database up to date')
  .action(() => withDatabase(environment, 'it is up to date, since a hub migrates when it starts', async () => {}))

program
  .command('import')
  .description('bring data in')
  .command('agenda')
  .argument('<FILE>', 'JSON document with meeting points and opening hours')
  .option('--prune', 'remove the meeting points that the document does not list', false)
  .option('--to <URL>', 'send it to the running hub at this address')
  .option('--key <KEY>', 'API key for --to')
  .description('import an agenda, whole or nothing')
  .action((file: string, options: ImportAgendaOptions) => importAgenda(environment, file, options))

const declarations = program.command('declarations').description('what ANTS has been told of appointments')
declarations
  .command('list')
  .option('--stuck', 'only what fails, was given up, or should have been done long ago', false)
  .description('list them, with their state and what went wrong')
  .action(({ stuck }: { stuck: boolean }) => showDeclarations(environment, stuck))
declarations
  .command('retry')
  .argument('<ID>', 'of a declaration, or of an appointment for all its numbers')
  .description('start again at once')
  .action((id: string) => retryDeclaration(environment, id))

const keys = program.command('keys').description("partners' API keys")
keys
  .command('create')
  .argument('<NAME>')
  .requiredOption('--features <LIST>', 'features granted, separated by commas')
  .description('make a key and print it, once')
  .action((name: string, { features }: { features: string }) => createKey(environment, name, features))
keys
  .command('list')
  .description('list the keys, without the keys themselves')
  .action(() => listKeys(environment))
keys
  .command('revoke')
  .argument('<NAME>')
  .description('refuse a key from now on')
  .action((name: string) => revokeKey(environment, name))

program
  .command('jobs')
  .description('work that a hub does from time to time')
  .command('run')
  .argument('<NAME>', JOB_NAMES)
  .description('one pass of a job now, with its counts')
  .action((name: string) => runJob(environment, name))

try {
  await program.parseAsync()
} catch (error) {
  // These two say all there is to say; anything else is a bug, and its stack is what helps.
  const known = error instanceof OperatorError || error instanceof DatabaseError
  process.stderr.write(known ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
