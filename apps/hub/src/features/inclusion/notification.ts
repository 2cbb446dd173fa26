// What becomes of the notification of a PASS IAE: the transitions T1 and T3 to T9 of the job that this is modelled on, pure. T2 and T10 are in
// notify-approvals.ts, T11 and T12 in approval-store.ts, since they are statements of SQL; FT-R17 in notify-approval.ts.

export const NOTIFICATION_STATUSES = [
  'notification_pending',
  'notification_ready',
  'notification_should_retry',
  'notification_error',
  'notification_success',
] as const
export type NotificationStatus = (typeof NOTIFICATION_STATUSES)[number]

/** Which call refused. */
export type NotificationEndpoint = 'rech_individu' | 'maj_pass'

/** The four fields of the reference, and no more. */
export interface Notification {
  status: NotificationStatus
  /** Epoch milliseconds at which the last attempt began. */
  time: number | null
  endpoint: NotificationEndpoint | null
  exitCode: string | null
}

/** How an attempt ended. */
export type NotificationOutcome =
  | { kind: 'starts_in_future' }
  | { kind: 'invalid_siae_kind' }
  | { kind: 'missing_user_data' }
  | { kind: 'invalid_prescriber_kind' }
  | {
      kind: 'recoverable'
      /** Which call failed; null when none was made. */
      endpoint: NotificationEndpoint | null
      status: number | null
      code: string
      retryAfter: number | null
    }
  | { kind: 'refused'; endpoint: NotificationEndpoint; code: string | null }
  | { kind: 'accepted' }

/** T1: a PASS that was just created. */
export const CREATED: Notification = { status: 'notification_pending', time: null, endpoint: null, exitCode: null }

/** The statuses from which an attempt is made. */
export const SENDABLE: readonly NotificationStatus[] = ['notification_ready', 'notification_should_retry']

/** T3 to T9: the state after an attempt that began at `time`, from whatever state. */
export function applyOutcome(outcome: NotificationOutcome, time: number): Notification {
  const after = (
    status: NotificationStatus,
    exitCode: string | null = null,
    endpoint: NotificationEndpoint | null = null,
  ): Notification => ({ status, time, endpoint, exitCode })
  switch (outcome.kind) {
    case 'starts_in_future':
      return after('notification_pending', 'STARTS_IN_FUTURE')
    case 'invalid_siae_kind':
      return after('notification_error', 'INVALID_SIAE_KIND')
    case 'invalid_prescriber_kind':
      return after('notification_error', 'INVALID_PRESCRIBER_KIND')
    case 'missing_user_data':
      return after('notification_pending', 'MISSING_USER_DATA')
    case 'recoverable':
      return after('notification_should_retry')
    case 'refused':
      return after('notification_error', outcome.code, outcome.endpoint)
    default:
      return after('notification_success')
  }
}

export interface SendingFacts {
  status: NotificationStatus
  exitCode: string | null
  startAt: string
  /** `YYYY-MM-DD` in France. */
  today: string
  isCancelled: boolean
  hasAcceptedApplication: boolean
  isComplete: boolean
}

/** Why a PASS is not sent, in one word; null when it was, or will be by one of the next passes. */
export function findHindrance(facts: SendingFacts): string | null {
  const { status, exitCode, startAt, today, isCancelled, hasAcceptedApplication, isComplete } = facts
  if (status === 'notification_error') return exitCode === null ? 'refused' : `refused:${exitCode}`
  if (status === 'notification_should_retry') return 'france_travail_unavailable'
  if (status !== 'notification_pending') return null
  if (startAt > today) return 'starts_in_future'
  if (!isCancelled && !hasAcceptedApplication) return 'no_accepted_application'
  return isComplete ? null : 'missing_user_data'
}
