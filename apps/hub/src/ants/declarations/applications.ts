// What is known of one number's appointments, what ANTS should hold of them, and what a synchronization makes of that. Pure.
import { isDeepStrictEqual } from 'node:util'
import type { DeclaredAppointment, SynchronizationOutcome, WantedAppointment } from '@hub/ants-client'
import type { ApplicationState } from '../appointments/types.js'

/** One appointment that holds, or held, the number. */
export interface Application {
  id: string
  appointmentId: string
  /** ANTS is to show it. */
  isLive: boolean
  /** Over, by the clock on the wall: of the past nothing is declared any more, and nothing withdrawn that was true. */
  isPast: boolean
  state: ApplicationState
  /** What ANTS is to hold while it is live. */
  wanted: WantedAppointment
  /** What ANTS was last known to hold. */
  declared: WantedAppointment | null
  /**
   * Everything that ANTS may hold with this address: written before it is told, forgotten when ANTS is certain to hold something
   * else. ANTS wants the place's id in a withdrawal and does not say which one it was given (RDV-SP #5064).
   */
  told: readonly ToldAppointment[]
}

export type ToldAppointment = Omit<WantedAppointment, 'management_url'>

/** What an `Application` becomes. */
export interface ApplicationChange extends Pick<Application, 'id' | 'appointmentId' | 'state' | 'declared' | 'told'> {
  /** The state is another one: people are to see it. */
  hasNewState: boolean
}

/** The appointments that ANTS should hold. */
export function wantedOf(applications: readonly Application[]): WantedAppointment[] {
  return applications.filter(isWanted).map(({ wanted }) => wanted)
}

/** What ANTS may hold once it was told what is wanted; only of the applications where that is new. */
export function aboutToTell(applications: readonly Application[]): Pick<Application, 'id' | 'told'>[] {
  return applications
    .filter(
      (application) => isWanted(application) && !application.told.some((each) => isSame(each, application.wanted)),
    )
    .map(({ id, told, wanted }) => ({ id, told: [...told, toldOf(wanted)] }))
}

/**
 * Whether a row of ANTS is one of ours, that is, has exactly an address that we gave; with the place's id as it was given then.
 * Rows of live appointments that are over are nobody's business any more.
 */
export function ownerOf(
  applications: readonly Application[],
): (management_url: string, row: DeclaredAppointment) => false | { meeting_point_id: string } {
  return (management_url, { meeting_point, appointment_date }) => {
    const application = applications.find(
      ({ wanted, declared }) => wanted.management_url === management_url || declared?.management_url === management_url,
    )
    if (application === undefined || (application.isLive && application.isPast)) return false
    const there = application.told.filter((each) => each.meeting_point === meeting_point)
    const then = there.find((each) => minuteOf(each.appointment_date) === minuteOf(appointment_date))
    const { meeting_point_id } = then ?? there.at(-1) ?? application.declared ?? application.wanted
    return { meeting_point_id }
  }
}

export interface Ending {
  outcome: SynchronizationOutcome
  /** Something else is wanted since the attempt began: states speak of that, and are left as they are. */
  isOutdated: boolean
  /** No request is on its way any more: what ANTS holds is certain. */
  isSettled: boolean
}

/** What a completed synchronization changes in the applications it began with; only those where something does. */
export function changesAfter(applications: readonly Application[], ending: Ending): ApplicationChange[] {
  return applications
    .map((application) => ({ before: changingOf(application), after: after(application, ending) }))
    .filter((change) => !isDeepStrictEqual(change.before, change.after))
    .map((change) => Object.assign(change.after, { hasNewState: change.after.state !== change.before.state }))
}

/** The states after the last attempt failed. */
export function changesAfterGivingUp(applications: readonly Application[]): ApplicationChange[] {
  return applications
    .filter(({ state }) => state === 'pending' || state === 'withdrawing')
    .map(({ id, appointmentId, declared, told }) => ({
      id,
      appointmentId,
      declared,
      told,
      state: 'failed',
      hasNewState: true,
    }))
}

function after(application: Application, { outcome, isOutdated, isSettled }: Ending): Changing {
  const { isLive, isPast, wanted, declared, told } = application
  if (isLive && isPast) {
    // What was still to be told when it ended never will be: people are to see that, and not a state that waits for ever.
    const isLate = application.state === 'pending' && !isOutdated
    return { ...changingOf(application), ...(isLate && { state: 'failed' }) }
  }
  // ANTS shows nothing of a number that it no longer validates, and holds what it held (RDV-SP #4198).
  const holds = !outcome.synchronized && isLive ? declared : isLive ? wanted : null
  const state = isLive ? (outcome.synchronized ? 'declared' : 'refused') : 'withdrawn'
  return {
    ...changingOf(application),
    state: isOutdated ? application.state : state,
    declared: holds,
    told: isSettled ? [holds ?? []].flat().map(toldOf) : told,
  }
}

type Changing = Omit<ApplicationChange, 'hasNewState'>

function changingOf({ id, appointmentId, state, declared, told }: Application): Changing {
  return { id, appointmentId, state, declared, told }
}

function isWanted({ isLive, isPast }: Pick<Application, 'isLive' | 'isPast'>): boolean {
  return isLive && !isPast
}

function toldOf({ meeting_point, meeting_point_id, appointment_date }: ToldAppointment): ToldAppointment {
  return { meeting_point, meeting_point_id, appointment_date }
}

function isSame(one: ToldAppointment, other: ToldAppointment): boolean {
  return isDeepStrictEqual(toldOf(one), toldOf(other))
}

/** `2027-12-10T09:00` of any of the forms of a wall-clock time. */
function minuteOf(text: string): string {
  return text.slice(0, 'YYYY-MM-DDTHH:MM'.length).replace(' ', 'T')
}
