import { type CallOptions, NotFoundError, type WithResponse } from '@hub/http'
import { refuseGeneration } from '../refuse.js'
import type { ApiMode } from '../generation.js'
import type { Send } from '../send.js'
import { readUsagePointIds } from './read-v5.js'

export interface UsagePointList {
  isAvailable: boolean
  usagePointIds: readonly string[]
}

/** The list of all points, which no description of Enedis has: that it does not exist is an answer. */
export async function fetchUsagePoints(
  send: Send,
  mode: ApiMode,
  call?: CallOptions,
): Promise<WithResponse<UsagePointList>> {
  if (mode === '2026') throw refuseGeneration('the list of all points', mode)
  const read = (answer: unknown) => ({ isAvailable: true, usagePointIds: readUsagePointIds(answer) })
  try {
    return await send<UsagePointList>('usagePointsV5', {}, read, call)
  } catch (error) {
    if (!NotFoundError.isInstance(error)) throw error
    const response = new Response(null, { status: error.status ?? 404 })
    return {
      data: { isAvailable: false, usagePointIds: [] },
      response,
      requestId: error.requestId ?? null,
      attempts: error.attempts,
    }
  }
}
