import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseAgenda } from '../ants/agenda/document.js'
import type { ImportReport } from '../ants/agenda/diff.js'
import type { Problem } from '../ants/agenda/problem.js'
import { warnOfImport } from '../ants/appointments/appointments-to-come.js'
import { importMeetingPoints } from '../ants/meeting-points.js'
import { todayIn } from '../ants/today.js'
import type { Environment } from '../config.js'
import { OperatorError } from '../platform/operator-error.js'
import { showProgress } from './progress.js'
import { sendAgenda } from './send-agenda.js'
import { withDatabase } from './with-database.js'

export interface ImportAgendaOptions {
  prune: boolean
  /** Address of a running hub that takes the document instead of the database. */
  to?: string | undefined
  key?: string | undefined
}

/** @throws {OperatorError} with every mistake of the document, one line each; nothing is imported then. */
export async function importAgenda(
  environment: Environment,
  file: string,
  options: ImportAgendaOptions,
): Promise<void> {
  const text = await readAgenda(environment, file)
  const report =
    options.to === undefined
      ? await importHere(environment, text, file, options.prune)
      : await sendThere(text, file, options)
  for (const { pointer, message } of report.warnings) process.stderr.write(`warning: ${pointer} ${message}\n`)
  for (const kind of ['added', 'changed', 'removed', 'unchanged'] as const) {
    process.stdout.write(`${kind}: ${[report[kind].length, ...report[kind]].join(' ')}\n`)
  }
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

async function importHere(environment: Environment, text: string, file: string, prune: boolean): Promise<ImportReport> {
  const parsed = parseAgenda(text, { today: todayIn('Europe/Paris', Date.now()) })
  if (!parsed.ok) throw rejected(file, parsed.errors)
  const wayRound = 'send the file to that hub with --to URL --key KEY, or stop it first'
  return withDatabase(environment, wayRound, async (database) => {
    const diff = await importMeetingPoints(database, parsed.agenda.meeting_points, { prune, onProgress: showProgress })
    const outside = await warnOfImport(database, { ...parsed, diff, now: Date.now() })
    return { ...diff, warnings: [...parsed.warnings, ...outside] }
  })
}

async function sendThere(
  text: string,
  file: string,
  { prune, to = '', key }: ImportAgendaOptions,
): Promise<ImportReport> {
  if (key === undefined) throw new OperatorError('--to needs --key: an API key that is granted the feature ants.')
  const answer = await sendAgenda(text, { to, key, prune })
  if ('errors' in answer) throw rejected(file, answer.errors)
  return answer
}

function rejected(file: string, errors: readonly Problem[]): OperatorError {
  const lines = errors.map(({ pointer, message }) => `${pointer || '(document)'} ${message}`)
  const count = errors.length === 1 ? 'one error' : `${errors.length} errors`
  return new OperatorError([...lines, `${file}: ${count}, nothing was imported.`].join('\n'))
}
