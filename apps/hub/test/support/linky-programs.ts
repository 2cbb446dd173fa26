// Programs that read through the gateway.
import type { LinkyHub } from './linky-hub.js'
import { consentTo, EMAIL, makeKey, signUp } from './linky-people.js'
import type { Visitor } from './linky-visitor.js'

export interface Program {
  visitor: Visitor
  id: string
  key: string
  /** A request with the API key, or another bearer. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
}

/** Someone with points and a key. */
export async function program(hub: LinkyHub, points: readonly string[], email = EMAIL): Promise<Program> {
  const visitor = await signUp(hub, email)
  if (points.length > 0) await consentTo(visitor, ...points)
  const { id, key } = await makeKey(visitor)
  return {
    visitor,
    id,
    key,
    get: (path, headers = {}) => hub.request(path, { headers: { authorization: `Bearer ${key}`, ...headers } }),
  }
}

export const V5_DAILY = '/enedis/metering_data_dc/v5/daily_consumption'
export const V5_CURVE = '/enedis/metering_data_clc/v5/consumption_load_curve'

export function v5(point: string, start: string, end: string, path = V5_DAILY): string {
  return `${path}?usage_point_id=${point}&start=${start}&end=${end}`
}

/** Status, and what the body says of it. */
export async function describe(response: Response): Promise<Record<string, unknown>> {
  const { request_id: _, ...body } = (await response.json()) as Record<string, unknown>
  return { status: response.status, ...body }
}
