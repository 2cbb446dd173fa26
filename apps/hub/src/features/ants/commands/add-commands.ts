import type { Command } from 'commander'
import type { CommandContext } from '../../../platform/feature.js'
import { importVariables } from '../variables.js'
import { retryDeclaration, showDeclarations } from './declarations.js'
import { importAgenda, type ImportAgendaOptions } from './import-agenda.js'

export function addAntsCommands(program: Command, context: CommandContext): void {
  const { describeVariables } = context
  describeVariables(program.command('import').description('bring data in').command('agenda'), importVariables)
    .argument('<FILE>', 'JSON document with meeting points and opening hours')
    .option('--prune', 'remove the meeting points that the document does not list', false)
    .option('--to <URL>', 'send it to the running hub at this address')
    .option('--key <KEY>', 'API key for --to; other users of the machine can see it, unlike HUB_IMPORT_KEY')
    .description('import an agenda, whole or nothing')
    .action((file: string, options: ImportAgendaOptions) => importAgenda(context, file, options))

  const declarations = program.command('declarations').description('what ANTS has been told of appointments')
  describeVariables(declarations.command('list'))
    .option('--stuck', 'only what fails, was given up, or should have been done long ago', false)
    .description('list them, with their state and what went wrong')
    .action(({ stuck }: { stuck: boolean }) => showDeclarations(context, stuck))
  describeVariables(declarations.command('retry'))
    .argument('<ID>', 'of a declaration, or of an appointment for all its numbers')
    .description('start again at once')
    .action((id: string) => retryDeclaration(context, id))
}
