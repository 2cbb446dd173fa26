import type { AnswerProblem, CallOptions, ClientCore } from '@hub/http'
import { type AntsErrorCode, isAlreadyExists } from './errors.js'
import type { operations, paths } from './generated/ants-coordination.types.gen.js'
import { zApplicationStatusAnswer } from './generated/ants-coordination.schemas.gen.js'
import { creationQuery } from './parameters.js'
import { createQueue } from './queue.js'
import { type SynchronizeParameters, synchronizationOf } from './synchronization-parameters.js'
import {
  deletionKey,
  planSynchronization,
  rowKey,
  type SynchronizationPlan,
  type WantedAppointment,
} from './synchronization-plan.js'
import type {
  AntsClient,
  ApplicationStatus,
  ApplicationStatusAnswer,
  DeclaredAppointment,
  DeleteAppointmentParameters,
} from './types.js'
import { withdrawalPlace } from './withdrawal-place.js'

export interface SynchronizationOutcome {
  status: ApplicationStatus
  /** False when the number is not `validated`: its rows are hidden, nothing was compared and nothing changed. */
  synchronized: boolean
  withdrawn: DeclaredAppointment[]
  declared: WantedAppointment[]
  unchanged: DeclaredAppointment[]
  /** Rows of other editors: shown, never touched. */
  foreign: DeclaredAppointment[]
  /**
   * Own unwanted rows still in place: a deletion would have taken a foreign row of the same place and time with it, or ANTS
   * removed nothing, for instance because the row was declared with another `meeting_point_id` than `is_own` gave.
   */
  blocked: DeclaredAppointment[]
}

type Core = ClientCore<paths, operations>
type Calls = Pick<AntsClient, 'createAppointment'>

// Shared by all clients of a process: ANTS must see the calls of one number one after the other.
const inTurn = createQueue()

/**
 * The procedure of RDV-SP's job of 2025, with a set of wanted appointments instead of one, and exact URLs.
 *
 * @param service tells apart the services whose numbers have nothing to do with each other
 */
export function createSynchronizer(core: Core, calls: Calls, service: string): AntsClient['synchronizeApplication'] {
  return async (given, options) => {
    const parameters = synchronizationOf(given)
    const { application_id } = parameters
    return inTurn(`${service} ${application_id}`, () =>
      synchronize({ core, calls, application_id, options }, parameters),
    )
  }
}

interface Context {
  core: Core
  calls: Calls
  application_id: string
  options: CallOptions | undefined
}

async function synchronize(context: Context, parameters: SynchronizeParameters): Promise<SynchronizationOutcome> {
  const { wanted, is_own } = parameters
  const place = parameters.meeting_point_id ?? wanted[0]?.meeting_point_id ?? ''
  const { status, appointments } = await readStatus(context, place)
  if (status !== 'validated') {
    return { status, synchronized: false, withdrawn: [], declared: [], unchanged: [], foreign: [], blocked: [] }
  }
  const plan = planSynchronization(appointments, wanted, (row) => Boolean(is_own(row.management_url, row)))
  const left = await withdrawAll(context, plan.withdraw, parameters, place)
  await declareAll(context, plan, wanted)
  return {
    status,
    synchronized: true,
    withdrawn: plan.withdraw.filter((row) => !left.includes(row)),
    declared: plan.declare,
    unchanged: plan.unchanged,
    foreign: plan.foreign,
    blocked: [...plan.blocked, ...left],
  }
}

/** Unlike `getStatus`, also asks without a place: ANTS accepted an empty one (RDV-SP #4940), and a withdrawal may know none. */
async function readStatus(
  { core, application_id, options }: Context,
  meeting_point_id: string,
): Promise<ApplicationStatusAnswer> {
  const query = { application_ids: [application_id], meeting_point_id }
  const answer = await core.call(
    'getStatus',
    () => ({ query }),
    options,
    (data) => unusable(data?.[application_id]),
  )
  return answer[application_id] as ApplicationStatusAnswer
}

/** Appointments are never moved on an answer that cannot be read, whatever the client's `validate` lets through. */
function unusable(entry: unknown): AnswerProblem | undefined {
  if (!entry) {
    return { text: 'the answer says nothing of the number', code: 'status_missing' satisfies AntsErrorCode }
  }
  if (zApplicationStatusAnswer.safeParse(entry).success) return undefined
  return { text: 'what the answer says of the number does not fit the contract' }
}

/**
 * Withdraws rows by the texts that were read, and gives those that are still there.
 *
 * A `rowcount` of 0 usually means that an attempt whose answer was lost had removed them. It can also mean that nothing matched,
 * so ANTS is asked again rather than believed.
 */
async function withdrawAll(
  context: Context,
  rows: readonly DeclaredAppointment[],
  parameters: SynchronizeParameters,
  place: string,
): Promise<DeclaredAppointment[]> {
  const keys = rows.map((row) => {
    const { meeting_point, appointment_date } = row
    return { meeting_point, appointment_date, meeting_point_id: withdrawalPlace(row, parameters) }
  })
  let someRemovedNothing = false
  // One deletion takes all rows of its key.
  for (const key of new Map(keys.map((each) => [JSON.stringify(each), each])).values()) {
    const { rowcount } = await withdraw(context, key)
    someRemovedNothing ||= rowcount === 0
  }
  if (!someRemovedNothing) return []
  const stillShown = new Set((await readStatus(context, place)).appointments.map(rowKey))
  return rows.filter((row) => stillShown.has(rowKey(row)))
}

function withdraw(
  { core, application_id, options }: Context,
  key: Omit<DeleteAppointmentParameters, 'application_id'>,
): Promise<{ rowcount: number }> {
  return core.call('deleteAppointment', () => ({ query: { ...key, application_id } }), options)
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
    if (mustStay.has(key)) await create(context, appointment)
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
  const { meeting_point, meeting_point_id, appointment_date } = creationQuery({
    ...appointment,
    application_id: context.application_id,
  })
  await withdraw(context, { meeting_point, meeting_point_id, appointment_date })
  // One that the deletion did not take, having another meeting_point_id, is refused, and in its place.
  for (const neighbour of neighbours) await isCreated(context, neighbour)
  await create(context, appointment)
}

/** False when ANTS refuses it as already there. */
async function isCreated(context: Context, appointment: WantedAppointment): Promise<boolean> {
  try {
    await create(context, appointment)
    return true
  } catch (error) {
    if (isAlreadyExists(error)) return false
    throw error
  }
}

function create({ calls, application_id, options }: Context, appointment: WantedAppointment): Promise<unknown> {
  return calls.createAppointment({ ...appointment, application_id }, options)
}
