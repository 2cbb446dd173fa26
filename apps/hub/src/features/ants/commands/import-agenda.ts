import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseAgenda } from '../agenda/document.js'
import type { ImportReport } from '../agenda/diff.js'
import type { AgendaProblem } from '../agenda/agenda-problem.js'
import { findImportWarnings } from '../appointments/upcoming-appointments.js'
import { importMeetingPoints } from '../meeting-points.js'
import { todayIn } from '../today.js'
import { type Environment, readVariables } from '../../../platform/configuration/environment.js'
import type { CommandContext } from '../../../platform/feature.js'
import { OperatorError } from '../../../platform/process/operator-error.js'
import { showProgress } from './progress.js'
import { sendAgenda } from './send-agenda.js'
import { importVariables } from '../variables.js'

export interface ImportAgendaOptions {
  prune: boolean
  /** Address of a running hub that takes the document instead of the database. */
  to?: string | undefined
  key?: string | undefined
}

/** @throws {OperatorError} with every mistake of the document, one line each; nothing is imported then. */
export async function importAgenda(context: CommandContext, file: string, options: ImportAgendaOptions): Promise<void> {
  const text = await readAgenda(context.environment, file)
  const report =
    options.to === undefined
      ? await importHere(context, text, file, options.prune)
      : await sendThere(text, file, { ...options, key: options.key ?? readImportKey(context.environment) })
  for (const { pointer, message } of report.warnings) process.stderr.write(`warning: ${pointer} ${message}\n`)
  for (const kind of ['added', 'changed', 'removed', 'unchanged'] as const) {
    process.stdout.write(`${kind}: ${[report[kind].length, ...report[kind]].join(' ')}\n`)
  }
}

/** The API key for a hub that runs, when none is given on the command line. */
function readImportKey(environment: Environment): string | undefined {
  return readVariables(importVariables, environment).HUB_IMPORT_KEY
}

async function readAgenda({ INIT_CWD }: Environment, file: string): Promise<string> {
  // A script runner changes the directory, and says where the user really typed the command.
  const path = resolve(INIT_CWD ?? process.cwd(), file)
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError(`The file ${path} cannot be read (${error.code ?? error.name}).`)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new OperatorError(`The file ${path} is not encoded in UTF-8: save it so, then import it again.`)
  }
}

async function importHere(
  { withDatabase }: CommandContext,
  text: string,
  file: string,
  prune: boolean,
): Promise<ImportReport> {
  const parsed = parseAgenda(text, { today: todayIn('Europe/Paris', Date.now()) })
  if (!parsed.ok) throw createImportError(file, parsed.errors)
  const instead = 'send the file to that hub with --to URL --key KEY (or HUB_IMPORT_KEY), or stop it first'
  return withDatabase(instead, async (database) => {
    const diff = await importMeetingPoints(database, parsed.agenda.meeting_points, { prune, onProgress: showProgress })
    const outside = await findImportWarnings(database, { ...parsed, diff, now: Date.now() })
    return { ...diff, warnings: [...parsed.warnings, ...outside] }
  })
}

async function sendThere(
  text: string,
  file: string,
  { prune, to = '', key }: ImportAgendaOptions,
): Promise<ImportReport> {
  if (key === undefined) {
    throw new OperatorError('--to needs an API key that is granted the feature ants: HUB_IMPORT_KEY, or --key.')
  }
  const answer = await sendAgenda(text, { to, key, prune })
  if ('errors' in answer) throw createImportError(file, answer.errors)
  return answer
}

function createImportError(file: string, errors: readonly AgendaProblem[]): OperatorError {
  const lines = errors.map(({ pointer, message }) => `${pointer || '(document)'} ${message}`)
  const count = errors.length === 1 ? 'one error' : `${errors.length} errors`
  return new OperatorError([...lines, `${file}: ${count}, nothing was imported.`].join('\n'))
}
