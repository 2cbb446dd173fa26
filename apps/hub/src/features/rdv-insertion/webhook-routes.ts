// Routes that rdv-insertion and RDV-Solidarités call when an appointment or an invitation changes.
import { createWebhooks as createInsertionWebhooks, WebhookError } from '@hub/rdv-insertion-client/webhooks'
import { createWebhooks as createSolidaritesWebhooks } from '@hub/rdv-solidarites-client/webhooks'
import { type Context, Hono } from 'hono'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { HttpProblem } from '../../platform/http/http-problem.js'
import type { Logger } from '../../platform/process/logging.js'
import { readBytes } from '../../platform/http/request-body.js'
import type { RdvInsertionConfig } from './config.js'
import {
  type KeptEvent,
  LINKED_INSTANCE,
  type ParsedDelivery,
  readInsertionEvent,
  readSolidaritesEvent,
} from './effects.js'
import { isAhead } from './event-age.js'
import type { EventDecision } from './event-order.js'
import { recordEvent, type RecordingOptions } from './record-event.js'
import type { Source } from './sources.js'

export const WEBHOOKS_PREFIX = '/webhooks'

/** The status in the answer to a delivery. With any of them its sender does not send it again. */
export type DeliveryStatus = EventDecision | 'ignored'

export interface WebhookRoutesOptions
  extends RecordingOptions,
    Pick<RdvInsertionConfig, 'webhookSecrets' | 'latin1Bodies'>,
    Partial<Pick<RdvInsertionConfig, 'otherInstances'>> {
  /** Called for each delivery answered with 200, for instance to count them. */
  onDelivery?: ((source: Source, status: DeliveryStatus) => void) | undefined
  /** Called for each event whose time is later than its arrival. */
  onAhead?: ((source: Source) => void) | undefined
  logger: Logger
  /** The present, in epoch milliseconds. */
  now: () => number
}

/** Verifies the headers of a delivery, and returns a function that verifies and parses its body. */
type Reader = (request: Request) => Promise<(body: Uint8Array) => Promise<ParsedDelivery>>

export function webhookRoutes(options: WebhookRoutesOptions): Hono<HubEnv> {
  const readers = createReaders(options)
  const { onDelivery, onAhead, logger, now } = options

  async function answer(context: Context<HubEnv>, source: Source): Promise<Response> {
    const reader = readers[source]
    if (reader === undefined) throw createInvalidSignatureProblem()
    const delivery = await readDelivery(context, reader)
    if (delivery === 'unreadable') throw createInvalidEventProblem()
    const arrival = now()
    if (delivery !== 'ignored' && isAhead(delivery, arrival)) onAhead?.(source)
    // Never an error: its sender would repeat the event for weeks.
    const status = delivery === 'ignored' ? delivery : await record(delivery, source, arrival)
    if (status === 'ignored') logger.info?.('webhook ignored: its model or event is not kept', { source })
    onDelivery?.(source, status)
    return context.json({ status })
  }

  async function record(event: KeptEvent, source: Source, arrival: number): Promise<EventDecision> {
    const leftOut = event.unreadable ?? []
    if (leftOut.length > 0)
      logger.warn?.('webhook: entries that cannot be read were left out', { source, places: leftOut.join(', ') })
    return recordEvent(options, event, arrival)
  }

  return new Hono<HubEnv>()
    .post('/rdv-insertion', (context) => answer(context, 'rdv-insertion'))
    .post('/rdv-solidarites', (context) => answer(context, 'rdv-solidarites'))
}

/** A sender without a secret has no reader: its signature cannot be verified. */
function createReaders({
  webhookSecrets,
  otherInstances = {},
  latin1Bodies,
}: WebhookRoutesOptions): Readonly<Record<Source, Reader | undefined>> {
  const { 'rdv-insertion': insertionSecrets, 'rdv-solidarites': solidaritesSecrets } = webhookSecrets
  const insertion = insertionSecrets.length > 0 && createInsertionWebhooks({ secrets: insertionSecrets, latin1Bodies })
  const linked = solidaritesSecrets.length > 0 ? { [LINKED_INSTANCE]: solidaritesSecrets } : {}
  const byInstance = { ...linked, ...otherInstances }
  const solidarites =
    Object.keys(byInstance).length > 0 &&
    // Other models are ignored unread: an error would make the sender repeat them for days.
    createSolidaritesWebhooks({ secrets: byInstance, models: ['Rdv'] })
  return {
    'rdv-insertion': insertion ? createReader(insertion, readInsertionEvent) : undefined,
    'rdv-solidarites': solidarites ? createReader(solidarites, readSolidaritesEvent) : undefined,
  }
}

function createReader<Event>(
  webhooks: { begin(request: Request): Promise<(body: Uint8Array) => Promise<Event>> },
  readEvent: (event: Event) => ParsedDelivery,
): Reader {
  return async (request) => {
    const readBody = await webhooks.begin(request)
    return async (body) => readEvent(await readBody(body))
  }
}

/** @throws {HttpProblem} 401 with no reason given, 400, and what receiving a body is refused with: 408, 413, 503 */
async function readDelivery(context: Context<HubEnv>, reader: Reader): Promise<ParsedDelivery> {
  try {
    // The headers first: a body takes memory and time, and is not received without a signature.
    const readBody = await reader(context.req.raw)
    return await readBody(await readBytes(context))
  } catch (error) {
    if (!WebhookError.isInstance(error)) throw error
    throw error.status === 401 ? createInvalidSignatureProblem() : createInvalidEventProblem()
  }
}

function createInvalidSignatureProblem(): HttpProblem {
  const detail = 'The signature is missing, or was made with another secret.'
  return new HttpProblem(401, 'invalid_signature', detail, { headers: { connection: 'close' } })
}

function createInvalidEventProblem(): HttpProblem {
  return new HttpProblem(400, 'invalid_event', 'The signature is right, and the body is no event of this sender.')
}
