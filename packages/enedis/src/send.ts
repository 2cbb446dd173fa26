import { type CallOptions, type ClientCore, createClientCore, HubError, onDemand, type WithResponse } from '@hub/http'
import type { ApiMode, Generation } from './generation.js'
import { clientDefinition } from './definition.js'
import { refuse } from './refuse.js'
import { createQuotas } from './quotas.js'
import { findApi, type OperationName } from './operations.js'
import type { operations, paths } from './generated/enedis.types.gen.js'
import type { EnedisClientOptions } from './types.js'
import type { ApplicationToken } from './token.js'

const loadUnreadable = /* @__PURE__ */ onDemand(() => import('./unreadable.js'))

const MODES = new Set<string>(['2026', 'v5', 'auto'])

/** What a call sends beside its operation. */
export interface Sent {
  query?: object
  path?: object
  body?: object
}

/** Sends one call and reads its answer; what does not fit is a ContractError that names where. */
export type Send = <Data>(
  operation: OperationName,
  request: Sent,
  read: (answer: unknown) => Data,
  options?: CallOptions,
  /** What is read of it, where one answer is read in several ways. */
  purpose?: string,
) => Promise<WithResponse<Data>>

/** What all methods are made of. */
export interface Sender {
  send: Send
  raw: ClientCore<paths, operations>['raw']
}

/** The transport of one client: token, quotas, retries; identical calls at the same time are one. */
export function createSender(options: EnedisClientOptions, token: ApplicationToken): Sender {
  const core = createClientCore<paths, operations>(clientDefinition, {
    ...options,
    headers: { accept: 'application/json', ...options.headers },
    auth: options.auth ?? token.auth,
    rateLimiter: createQuotas(options),
  })
  const underWay = new Map<string, Promise<WithResponse<unknown>>>()

  const sendOnce: Send = async (operation, request, read, call) => {
    if (!MODES.has(options.apiMode ?? '2026')) throw refuse('apiMode', 'must be 2026, v5 or auto')
    let data: ReturnType<typeof read> | undefined
    const verify = async (answer: unknown) => {
      try {
        data = read(answer)
        return undefined
      } catch (thrown) {
        const { findProblem } = await loadUnreadable()
        return findProblem(operation, answer, thrown)
      }
    }
    const sent = await core.call(operation, () => request as never, call, verify).withResponse()
    return { ...sent, data: data as ReturnType<typeof read> }
  }

  const send: Send = (operation, request, read, call, purpose) => {
    // A caller with a signal or limits of his own waits for a call of his own.
    if (call && Object.keys(call).some((name) => name !== 'priority')) return sendOnce(operation, request, read, call)
    const key = JSON.stringify([operation, purpose, request, call?.priority])
    const known = underWay.get(key)
    if (known) return known as ReturnType<typeof sendOnce<never>>
    const sent = sendOnce(operation, request, read, call).finally(() => underWay.delete(key))
    underWay.set(key, sent)
    return sent
  }
  return { send, raw: core.raw }
}

/** Chooses the generation of each call; `auto` stays with the one that answered last. */
export function createGenerationChoice(mode: ApiMode = '2026') {
  const usesV5 = new Set<string>()
  return async function choose<Data>(
    operation: OperationName,
    run: (generation: Generation) => Promise<Data>,
  ): Promise<Data> {
    if (mode !== 'auto') return run(mode)
    const api = findApi(operation) ?? ''
    if (usesV5.has(api)) return run('v5')
    try {
      return await run('2026')
    } catch (error) {
      if (!isNotSpoken(error)) throw error
      const data = await run('v5')
      usesV5.add(api)
      return data
    }
  }
}

/** Whether the gateway does not have this API of 2026, or the application may not use it. */
function isNotSpoken(error: unknown): boolean {
  return HubError.isInstance(error) && (error.code === 'api_not_subscribed' || error.code === 'blocked')
}
