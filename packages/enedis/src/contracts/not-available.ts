import type { NotAvailable } from './types.js'

/** In place of a value that a generation does not have. */
export const NOT_IN_2026: NotAvailable = Object.freeze({ notAvailableIn: '2026' })
export const NOT_IN_V5: NotAvailable = Object.freeze({ notAvailableIn: 'v5' })
