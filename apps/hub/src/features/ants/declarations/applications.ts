// The appointments of one number: what ANTS should hold of them, what it may hold, and how a synchronization changes that. Pure.
import { isDeepStrictEqual } from 'node:util'
import type { DeclaredAppointment, SynchronizationOutcome, WantedAppointment } from '@hub/ants-client'
import type { ApplicationState } from '../appointments/types.js'

/** One appointment that holds, or held, the number. */
export interface Application {
  id: string
  appointmentId: string
  /** Whether ANTS must show it. */
  isLive: boolean
  /** Whether it is over, by wall-clock time: a past appointment is not declared any more, and a true declaration of it not withdrawn. */
  isPast: boolean
  /** Whether everything that ANTS may hold of it is over, former times included, so that it can mislead no one. */
  isOver: boolean
  state: ApplicationState
  /** The declaration that ANTS must hold while it is live. */
  wanted: WantedAppointment
  /** What ANTS was last known to hold. */
  declared: WantedAppointment | null
  /**
   * Everything that ANTS may hold with this address: written before each declaration, forgotten when ANTS certainly holds something
   * else. ANTS wants the meeting point's id in a withdrawal and does not always say which one it was given (RDV-SP #5063).
   */
  published: readonly PublishedAppointment[]
}

export type PublishedAppointment = Omit<WantedAppointment, 'management_url'>

/** The new values of an `Application`. */
export interface ApplicationChange
  extends Pick<Application, 'id' | 'appointmentId' | 'state' | 'declared' | 'published'> {
  /** The state is another one: people are to see it. */
  hasNewState: boolean
}

/** The appointments that ANTS should hold. */
export function selectWanted(applications: readonly Application[]): WantedAppointment[] {
  return applications.filter(isWanted).map(({ wanted }) => wanted)
}

/** What ANTS may hold after the wanted declarations; only for the applications where that is new. */
export function createOutboxEntries(applications: readonly Application[]): Pick<Application, 'id' | 'published'>[] {
  return applications
    .map((application) => ({
      id: application.id,
      published: publishedAfterwards(application),
      before: application.published,
    }))
    .filter(({ published, before }) => published.length > before.length)
    .map(({ id, published }) => ({ id, published }))
}

function publishedAfterwards(application: Application): readonly PublishedAppointment[] {
  const { published, wanted } = application
  const isNew = isWanted(application) && !published.some((each) => isSame(each, wanted))
  return isNew ? [...published, toPublishedAppointment(wanted)] : published
}

/** Everything that ANTS may hold of these, in the very texts that were declared. */
export function declaredBy(applications: readonly Application[]): WantedAppointment[] {
  return applications.flatMap(({ published, declared, wanted }) => {
    const urls = new Set([wanted.management_url, declared?.management_url ?? wanted.management_url])
    const all = [
      ...published,
      ...(declared && !published.some((each) => isSame(each, declared)) ? [toPublishedAppointment(declared)] : []),
    ]
    return all.flatMap((each) =>
      [...urls].map((management_url) => Object.assign({ management_url }, toPublishedAppointment(each))),
    )
  })
}

/**
 * Whether a row of ANTS is one of ours, that is, has exactly an address that we gave. The row of a live appointment that is over is
 * left as it is; one of a former time or meeting point is still withdrawn.
 */
export function createOwnershipCheck(
  applications: readonly Application[],
): (management_url: string, row: DeclaredAppointment) => boolean {
  return (management_url, { meeting_point, appointment_date }) => {
    const application = applications.find(
      ({ wanted, declared }) => wanted.management_url === management_url || declared?.management_url === management_url,
    )
    if (application === undefined) return false
    const { isLive, isPast, wanted } = application
    const isTrue =
      meeting_point === wanted.meeting_point && toMinuteText(appointment_date) === toMinuteText(wanted.appointment_date)
    return !(isLive && isPast && isTrue)
  }
}

export interface Ending {
  outcome: Pick<SynchronizationOutcome, 'synchronized'>
  /** Something else is wanted since the attempt began: states speak of that, and are left as they are. */
  isOutdated: boolean
  /** No earlier request can still be carried out: what ANTS holds is certain. */
  isSettled: boolean
}

/** The changes that a completed synchronization makes to the applications it began with; only those that change. */
export function changesAfter(applications: readonly Application[], ending: Ending): ApplicationChange[] {
  return applications
    .map((application) => ({
      // What is about to be declared was written when the attempt began.
      before: { ...toChanging(application), published: publishedAfterwards(application) },
      after: after(application, ending),
    }))
    .filter((change) => !isDeepStrictEqual(change.before, change.after))
    .map((change) => Object.assign(change.after, { hasNewState: change.after.state !== change.before.state }))
}

/** The states after the last attempt failed. */
export function changesAfterGivingUp(applications: readonly Application[]): ApplicationChange[] {
  return applications
    .filter(({ state }) => state === 'pending' || state === 'withdrawing' || state === 'unconfirmed')
    .map((application) => ({
      id: application.id,
      appointmentId: application.appointmentId,
      declared: application.declared,
      published: publishedAfterwards(application),
      state: 'failed',
      hasNewState: true,
    }))
}

function after(application: Application, { outcome, isOutdated, isSettled }: Ending): Changing {
  const { isLive, isPast, wanted, declared, published } = application
  if (isLive && isPast) {
    // A declaration still due when the appointment ended will never be made: its state must show that, rather than wait.
    const isLate = application.state === 'pending' && !isOutdated
    return { ...toChanging(application), ...(isLate && { state: 'failed' as const }) }
  }
  if (!outcome.synchronized) {
    // Rows of a number that is not validated are hidden, not gone (RDV-SP #4198): nothing follows from them, and nothing was declared.
    // ANTS certainly holds nothing only of what was never declared.
    const isNothingPublished = published.length === 0 && declared === null
    const state = !isLive && isNothingPublished ? 'withdrawn' : 'unconfirmed'
    return { ...toChanging(application), state: isOutdated ? application.state : state }
  }
  const holds = isLive ? wanted : null
  return {
    ...toChanging(application),
    state: isOutdated ? application.state : isLive ? 'declared' : 'withdrawn',
    declared: holds,
    published: isSettled ? [holds ?? []].flat().map(toPublishedAppointment) : publishedAfterwards(application),
  }
}

type Changing = Omit<ApplicationChange, 'hasNewState'>

function toChanging({ id, appointmentId, state, declared, published }: Application): Changing {
  return { id, appointmentId, state, declared, published }
}

function isWanted({ isLive, isPast }: Pick<Application, 'isLive' | 'isPast'>): boolean {
  return isLive && !isPast
}

function toPublishedAppointment({
  meeting_point,
  meeting_point_id,
  appointment_date,
}: PublishedAppointment): PublishedAppointment {
  return { meeting_point, meeting_point_id, appointment_date }
}

function isSame(one: PublishedAppointment, other: PublishedAppointment): boolean {
  return isDeepStrictEqual(toPublishedAppointment(one), toPublishedAppointment(other))
}

/** `2027-12-10T09:00` of any of the forms of a wall-clock time. */
function toMinuteText(text: string): string {
  return text.slice(0, 'YYYY-MM-DDTHH:MM'.length).replace(' ', 'T')
}
