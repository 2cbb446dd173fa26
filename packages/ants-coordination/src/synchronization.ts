import { type CallOptions, type ClientCore, InvalidRequestError } from '@hub/http'
import { isAlreadyExists } from './errors.js'
import type { operations, paths } from './generated/ants-coordination.types.gen.js'
import { applicationIdOf, creationQuery } from './parameters.js'
import { createQueue } from './queue.js'
import {
  deletionKey,
  planSynchronization,
  type SynchronizationPlan,
  type WantedAppointment,
} from './synchronization-plan.js'
import type { AntsClient, ApplicationStatus, ApplicationStatusAnswer, DeclaredAppointment } from './types.js'

export interface SynchronizeParameters {
  application_id: string
  /** One entry per live appointment that holds the number, each with its own `management_url`; empty withdraws all. */
  wanted: readonly WantedAppointment[]
  /**
   * Whether a URL is exactly one that you gave to ANTS, for this number or before a change of address. Answer with the
   * `meeting_point_id` it was declared with when you know it: ANTS does not return it and wants it for a withdrawal.
   */
  is_own: (management_url: string, row: DeclaredAppointment) => boolean | { meeting_point_id: string }
  /** The place to name in the status call and for withdrawals. Default: that of the first wanted appointment, else empty. */
  meeting_point_id?: string | undefined
}

export interface SynchronizationOutcome {
  status: ApplicationStatus
  /** False when the number is not `validated`: its rows are hidden, nothing was compared and nothing changed. */
  synchronized: boolean
  withdrawn: DeclaredAppointment[]
  declared: WantedAppointment[]
  unchanged: DeclaredAppointment[]
  /** Rows of other editors: shown, never touched. */
  foreign: DeclaredAppointment[]
  /** Own unwanted rows left in place, because a deletion would take a foreign row of the same place and time with it. */
  blocked: DeclaredAppointment[]
}

type Core = ClientCore<paths, operations>
type Calls = Pick<AntsClient, 'createAppointment'>

/** The procedure of RDV-SP's job of 2025, with a set of wanted appointments instead of one, and exact URLs. */
export function createSynchronizer(core: Core, calls: Calls): AntsClient['synchronizeApplication'] {
  const inTurn = createQueue()
  return async (parameters, options) => {
    const application_id = applicationIdOf(parameters.application_id, 'application_id')
    checkWanted(application_id, parameters.wanted)
    // ANTS must see the calls of one number one after the other (RDV-SP runs at most one job per number).
    return inTurn(application_id, () => synchronize({ core, calls, application_id, options }, parameters))
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
  for (const row of onePerDeletion(plan.withdraw)) {
    const own = is_own(row.management_url, row)
    await withdraw(context, row, typeof own === 'object' ? own.meeting_point_id : place)
  }
  for (const appointment of plan.declare) await declare(context, appointment, plan)
  const { withdraw: withdrawn, declare: declared, unchanged, foreign, blocked } = plan
  return { status, synchronized: true, withdrawn, declared, unchanged, foreign, blocked }
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
    (data) =>
      data?.[application_id] ? undefined : { text: 'the answer says nothing of the number', code: 'status_missing' },
  )
  return answer[application_id] as ApplicationStatusAnswer
}

/** Sends the texts back as they were read. A `rowcount` of 0 is success: the row is gone. */
async function withdraw(
  { core, application_id, options }: Context,
  row: DeclaredAppointment,
  meeting_point_id: string,
): Promise<void> {
  const { meeting_point, appointment_date } = row
  await core.call(
    'deleteAppointment',
    () => ({ query: { application_id, meeting_point, meeting_point_id, appointment_date } }),
    options,
  )
}

/**
 * Declares, and once more when a hidden row is in the way: a number shown without appointment can still refuse one, and
 * deleting by the creation's own key removes what hides (RDV-SP #4318). Not done where it would take a row that must stay.
 */
async function declare(context: Context, appointment: WantedAppointment, plan: SynchronizationPlan): Promise<void> {
  const { application_id, calls, options } = context
  const create = () => calls.createAppointment({ application_id, ...appointment }, options)
  try {
    await create()
  } catch (error) {
    const mustStay = [...plan.foreign, ...plan.blocked, ...plan.unchanged].map(deletionKey)
    if (!isAlreadyExists(error) || mustStay.includes(deletionKey(appointment))) throw error
    const { meeting_point, appointment_date } = creationQuery({ application_id, ...appointment })
    const hidden = { ...appointment, meeting_point, appointment_date }
    await withdraw(context, hidden, appointment.meeting_point_id)
    await create()
  }
}

function onePerDeletion(rows: readonly DeclaredAppointment[]): DeclaredAppointment[] {
  return [...new Map(rows.map((row) => [JSON.stringify([row.meeting_point, row.appointment_date]), row])).values()]
}

function checkWanted(application_id: string, wanted: readonly WantedAppointment[]): void {
  if (!Array.isArray(wanted))
    throw InvalidRequestError.local('wanted', 'must be a list of appointments, empty to withdraw all')
  const urls = new Set<string>()
  for (const [index, appointment] of wanted.entries()) {
    const { management_url } = creationQuery({ application_id, ...appointment }, `wanted[${index}].`)
    if (urls.has(management_url)) {
      throw InvalidRequestError.local(
        `wanted[${index}].management_url`,
        'must be different for each appointment of a number',
      )
    }
    urls.add(management_url)
  }
}
