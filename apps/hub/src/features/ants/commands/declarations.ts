import { type ListedDeclaration, listDeclarations, retryDeclarations } from '../declarations/listing.js'
import { formatProgress, printAttempts } from '../../../platform/jobs/attempt-report.js'
import type { CommandContext } from '../../../platform/feature.js'
import { OperatorError } from '../../../platform/process/operator-error.js'

const INSTEAD = 'stop that hub first; it tells the same by GET /api/v1/appointments and /metrics'

/** One line per application number of an appointment: what was declared to ANTS, what is stuck and why. */
export async function showDeclarations({ withDatabase }: CommandContext, stuck: boolean): Promise<void> {
  const declarations = await withDatabase(INSTEAD, (database) => listDeclarations(database, { stuck }))
  printAttempts(declarations, { stuck, format: formatDeclaration, none: 'There is no declaration.' })
}

/** @throws {OperatorError} when nothing has this id. */
export async function retryDeclaration({ withDatabase }: CommandContext, id: string): Promise<void> {
  const count = await withDatabase(INSTEAD, (database) => retryDeclarations(database, id))
  if (count === 0)
    throw new OperatorError(`No declaration or appointment has the id ${id}: "declarations list" shows them.`)
  process.stderr.write(
    `${count === 1 ? 'One number is' : `${count} numbers are`} due again: a running hub takes that up within seconds.\n`,
  )
}

function formatDeclaration(declaration: ListedDeclaration): string[] {
  const { id, state, meeting_point, appointment_date, appointment_id, status } = declaration
  const progress = formatProgress(declaration, { isGivenUp: status === 'failed', isDue: status === 'due' })
  return [id, state, appointment_date, meeting_point, `appointment ${appointment_id}`, progress]
}
