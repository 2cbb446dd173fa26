import type { NotAvailable } from './types.js'

/** In place of a value that a generation does not have. */
export const NOT_IN_2026: NotAvailable = Object.freeze({ notAvailableIn: '2026' })
export const NOT_IN_V5: NotAvailable = Object.freeze({ notAvailableIn: 'v5' })

/** Whether this generation of the API has the value, be it null. */
export function isAvailable<Value>(value: Value | NotAvailable): value is Value {
  return !(typeof value === 'object' && value !== null && 'notAvailableIn' in value)
}
