// Durations and time limits of synchronizations, in milliseconds.

/** Duration of the lease of a number. Long enough for a status, a few withdrawals and declarations of 8 s at most. */
export const LEASE = 20_000
/** No call to ANTS runs in the last part of a lease, so that it cannot overlap with the next holder. */
export const LEASE_MARGIN = 5_000
/**
 * How long after it was sent a request may still be carried out, by a proxy that sends it again or a server that was slow to hear
 * that no client waits any more. Only a status read later than that settles a number.
 */
export const SETTLING = 120_000
/** How long failing attempts are repeated before an operator must look. */
export const RETRY_HORIZON = 12 * 3_600_000
