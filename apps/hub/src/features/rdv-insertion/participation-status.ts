/** The outcome of a participation, by today's names. */
export const PARTICIPATION_STATUSES = ['unknown', 'seen', 'excused', 'revoked', 'noshow'] as const

/**
 * Names that RDV-Solidarités gave up, and that old records, exports and consumers still hold: `notexcused` was renamed;
 * `waiting`, a person in the waiting room, is an outcome that is not known yet.
 */
const FORMER_NAMES: Readonly<Record<string, (typeof PARTICIPATION_STATUSES)[number]>> = {
  notexcused: 'noshow',
  waiting: 'unknown',
}

/** Converts a status to today's name. An unknown name is kept: senders may add some. */
export function currentStatus(status: string): string {
  return Object.hasOwn(FORMER_NAMES, status) ? (FORMER_NAMES[status] ?? status) : status
}

/** Whether it may still take place: neither cancelled nor judged. */
export function isOpen(status: string): boolean {
  return status === 'unknown'
}
