import { type ListedDeclaration, listDeclarations, retryDeclarations } from '../ants/declarations/listing.js'
import type { Environment } from '../config.js'
import { OperatorError } from '../platform/operator-error.js'
import { withDatabase } from './with-database.js'

const WAY_ROUND = 'stop that hub first; it tells the same by GET /api/v1/appointments and /metrics'

/** One line per application number of an appointment: what ANTS has been told, what is stuck and why. */
export async function showDeclarations(environment: Environment, stuck: boolean): Promise<void> {
  const declarations = await withDatabase(environment, WAY_ROUND, (database) => listDeclarations(database, { stuck }))
  for (const declaration of declarations) process.stdout.write(`${lineOf(declaration)}\n`)
  if (declarations.length === 0) process.stderr.write(stuck ? 'Nothing is stuck.\n' : 'There is no declaration.\n')
}

/** @throws {OperatorError} when nothing has this id. */
export async function retryDeclaration(environment: Environment, id: string): Promise<void> {
  const count = await withDatabase(environment, WAY_ROUND, (database) => retryDeclarations(database, id))
  if (count === 0)
    throw new OperatorError(`No declaration or appointment has the id ${id}: "declarations list" shows them.`)
  process.stderr.write(
    `${count === 1 ? 'One number is' : `${count} numbers are`} due again: a running hub takes that up within seconds.\n`,
  )
}

function lineOf({
  id,
  state,
  meeting_point,
  appointment_date,
  appointment_id,
  ...progress
}: ListedDeclaration): string {
  return [id, state, appointment_date, meeting_point, `appointment ${appointment_id}`, progressOf(progress)].join('\t')
}

function progressOf({
  status,
  attempts,
  last_error,
  first_failed_at,
  next_attempt_at,
}: Pick<ListedDeclaration, 'status' | 'attempts' | 'last_error' | 'first_failed_at' | 'next_attempt_at'>): string {
  const failing =
    last_error === null ? '' : `${last_error}, ${attempts} attempts since ${first_failed_at?.toISOString()}`
  if (status === 'failed') return `given up: ${failing}`
  if (failing !== '') return `${failing}, next ${next_attempt_at.toISOString()}`
  return status === 'due' ? `due ${next_attempt_at.toISOString()}` : 'done'
}
