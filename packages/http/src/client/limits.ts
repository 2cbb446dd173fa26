import type { CallLimits } from '../lifecycle/call-limits.js'
import { MAX_TIMER } from '../max-timer.js'
import { refuse } from '../requests/refuse.js'
import { type CallOptions, type ClientDefaults, type ClientOptions, DEFAULT_MAX_RESPONSE_BYTES } from './options.js'

/**
 * The limits of one call: its own options, else the client's, else the API's defaults.
 *
 * @throws InvalidRequestError naming the option that is no usable number.
 */
export function resolveLimits(call: CallOptions, client: ClientOptions, defaults: ClientDefaults): CallLimits {
  const duration = (field: 'timeout' | 'totalTimeout' | 'idleTimeout'): number => {
    const value = call[field] ?? client[field] ?? defaults[field]
    if (typeof value !== 'number' || !(value > 0)) throw refuse(field, 'milliseconds')
    return Math.min(value, MAX_TIMER)
  }
  const count = (field: string, value: number, least: number): number => {
    if (!Number.isSafeInteger(value) || value < least) throw refuse(field, 'count', { minimum: least })
    return value
  }
  return {
    timeout: duration('timeout'),
    totalTimeout: duration('totalTimeout'),
    idleTimeout: duration('idleTimeout'),
    maxRetries: count('maxRetries', call.maxRetries ?? client.maxRetries ?? defaults.maxRetries, 0),
    maxResponseBytes: count('maxResponseBytes', client.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES, 1),
    signal: call.signal,
    priority: call.priority,
  }
}
