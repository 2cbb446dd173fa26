import type { AntsErrorCode } from './errors.js'
import { withdrawHidden } from './hidden-rows.js'
import { declaredMeetingPointIds } from './meeting-point-ids.js'
import type { ApplicationStatus, ApplicationStatusAnswer } from './status-types.js'
import { Context } from './synchronization-context.js'
import { parseSynchronization } from './synchronization-parameters.js'
import {
  deletionKey,
  planSynchronization,
  type SynchronizationPlan,
  type WantedAppointment,
} from './synchronization-plan.js'
import type { KnownDeclaration, SynchronizationOutcome } from './synchronization-types.js'
import type { AntsClient, AntsContext } from './types.js'
import { setTools, type SynchronizationTools, tools } from './synchronization-tools.js'
import { withdrawShown } from './withdraw-shown.js'

// Shared by all clients of a process: ANTS must see the calls of one number one after the other.
let inTurn: ReturnType<SynchronizationTools['createKeyedMutex']> | undefined

/** The procedure of RDV-SP's job of 2025, with a set of wanted appointments instead of one, and exact URLs. */
export function createSynchronizer(
  context: AntsContext,
  given: SynchronizationTools,
): AntsClient['synchronizeApplication'] {
  setTools(given)
  const { definition, resolveBaseUrl } = given
  const takeTurn = (inTurn ??= given.createKeyedMutex())
  return async (wanted, options) => {
    const parameters = parseSynchronization(wanted)
    // The key is the address, since one client may name the environment and another its address.
    const service = resolveBaseUrl(context.options, definition.environments, definition.basePath)
    return takeTurn(`${service} ${parameters.application_id}`, () =>
      synchronize(new Context(context, parameters, options)),
    )
  }
}

async function synchronize(context: Context): Promise<SynchronizationOutcome> {
  const { wanted, is_own } = context.parameters
  const { status, appointments } = await readOrWithdraw(context)
  if (status !== 'validated') return hidden(status, await withdrawHidden(context))
  const plan = planSynchronization(
    appointments,
    wanted,
    (row) => Boolean(is_own(row.management_url, row)),
    (row) => declaredMeetingPointIds(row, context.parameters),
  )
  const { left, status: statusNow = status } = await withdrawShown(context, plan.withdraw)
  const withdrawn = plan.withdraw.filter((row) => !left.includes(row))
  // Hidden meanwhile: what was not removed may be there or not, and nothing is declared of a number that is not validated.
  if (statusNow !== 'validated') return { ...hidden(statusNow, []), withdrawn }
  await declareAll(context, plan, wanted)
  return {
    status,
    synchronized: true,
    withdrawn,
    declared: plan.declare,
    unchanged: plan.unchanged,
    foreign: plan.foreign,
    blocked: [...plan.blocked, ...left],
  }
}

/** Where ANTS gives no status at all, what is known is withdrawn as well, before the error comes out. */
async function readOrWithdraw(context: Context): Promise<ApplicationStatusAnswer> {
  try {
    return await context.read()
  } catch (error) {
    if (isStatusMissing(error)) await withdrawHidden(context)
    throw error
  }
}

function isStatusMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === ('status_missing' satisfies AntsErrorCode)
}

function hidden(status: ApplicationStatus, withdrawnUnseen: KnownDeclaration[]): SynchronizationOutcome {
  const nothing = { withdrawn: [], declared: [], unchanged: [], foreign: [], blocked: [] }
  const outcome = { status, synchronized: false, ...nothing }
  return withdrawnUnseen.length === 0 ? outcome : { ...outcome, withdrawnUnseen }
}

async function declareAll(
  context: Context,
  plan: SynchronizationPlan,
  wanted: readonly WantedAppointment[],
): Promise<void> {
  const mustStay = new Set([...plan.foreign, ...plan.blocked].map(deletionKey))
  const present = wanted.filter((appointment) => !plan.declare.includes(appointment))
  for (const appointment of plan.declare) {
    const key = deletionKey(appointment)
    const neighbours = present.filter((other) => deletionKey(other) === key)
    if (mustStay.has(key)) await context.create(appointment)
    else await declare(context, appointment, neighbours)
    present.push(appointment)
  }
}

/**
 * Declares, and once more when a hidden row is in the way: a number shown without appointment can still refuse one, and
 * deleting by the creation's own key removes what hides (RDV-SP #4318). Wanted rows of the same place and time go with it, and
 * are declared again first, so that they are back even if the appointment itself is refused for good.
 */
async function declare(
  context: Context,
  appointment: WantedAppointment,
  neighbours: readonly WantedAppointment[],
): Promise<void> {
  if (await isCreated(context, appointment)) return
  await context.withdraw(context.getKey(appointment))
  // One that the deletion did not take, having another meeting_point_id, is refused, and in its place.
  for (const neighbour of neighbours) await isCreated(context, neighbour)
  await context.create(appointment)
}

/** False when ANTS refuses it as already there. */
async function isCreated(context: Context, appointment: WantedAppointment): Promise<boolean> {
  try {
    await context.create(appointment)
    return true
  } catch (error) {
    if (tools.isAlreadyExists(error)) return false
    throw error
  }
}
