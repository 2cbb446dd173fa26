/** What became of a participation, by the names of today. */
export const PARTICIPATION_STATUSES = ['unknown', 'seen', 'excused', 'revoked', 'noshow'] as const

/**
 * Names that RDV-Solidarités gave up, and that old records, exports and consumers still hold: `notexcused` was renamed;
 * `waiting`, somebody sitting in the waiting room, says no more than that the outcome is not known.
 */
const FORMER_NAMES: Readonly<Record<string, (typeof PARTICIPATION_STATUSES)[number]>> = {
  notexcused: 'noshow',
  waiting: 'unknown',
}

/** A status by the name of today. A name that nobody knows yet is kept: it is the sender's to add some. */
export function currentStatus(status: string): string {
  return Object.hasOwn(FORMER_NAMES, status) ? (FORMER_NAMES[status] ?? status) : status
}

/** Whether it may still take place: neither cancelled nor judged. */
export function isOpen(status: string): boolean {
  return status === 'unknown'
}
