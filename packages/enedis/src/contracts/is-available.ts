import type { NotAvailable } from './types.js'

/** Whether this generation of the API has the value, be it null. */
export function isAvailable<Value>(value: Value | NotAvailable): value is Value {
  return !(typeof value === 'object' && value !== null && 'notAvailableIn' in value)
}
