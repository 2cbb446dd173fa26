// How long things may take, in milliseconds.

/** How long one process has a number to itself. Long enough for a status, a few withdrawals and declarations of 8 s at most. */
export const LEASE = 20_000
/** No call to ANTS goes on in the last part of a lease: whoever takes over must be alone. */
export const QUIET_END = 5_000
/**
 * How long after it was sent a request may still be carried out, by a proxy that sends it again or a server that was slow to hear
 * that nobody waits any more. Only a status read later than that settles a number.
 */
export const SETTLING = 120_000
/** How long an attempt that fails is followed by others before somebody must look. */
export const PERSISTENCE = 12 * 3_600_000
