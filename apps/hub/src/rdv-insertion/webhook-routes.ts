// What rdv-insertion and RDV-Solidarités call when something happens to an appointment or an invitation.
import { createWebhooks as createInsertionWebhooks, WebhookError } from '@hub/rdv-insertion-client/webhooks'
import { createWebhooks as createSolidaritesWebhooks } from '@hub/rdv-solidarites-client/webhooks'
import { type Context, Hono } from 'hono'
import type { RdvInsertionConfig } from '../config.js'
import type { HubEnv } from '../platform/hub-env.js'
import { HttpProblem } from '../platform/http-problem.js'
import type { Logger } from '../platform/logging.js'
import { BODY_LIMIT, readBytes } from '../platform/request-body.js'
import { type Reading, readInsertionEvent, readSolidaritesEvent } from './effects.js'
import type { Verdict } from './event-order.js'
import { recordEvent, type RecordingOptions } from './record-event.js'
import type { Source } from './sources.js'

export const WEBHOOKS_PREFIX = '/webhooks'

/** What a delivery is answered; all of them keep its sender from sending it again. */
export type DeliveryStatus = Verdict | 'ignored'

export interface WebhookRoutesOptions
  extends RecordingOptions,
    Pick<RdvInsertionConfig, 'webhookSecrets' | 'latin1Bodies'> {
  /** Told of each delivery answered 200, for instance to count them. */
  onDelivery?: ((source: Source, status: DeliveryStatus) => void) | undefined
  logger: Logger
}

/** Verifies a delivery over its bytes and tells what is to be kept of it. */
type Reader = (request: Request) => Promise<Reading>

export function webhookRoutes(options: WebhookRoutesOptions): Hono<HubEnv> {
  const readers = readersOf(options)
  const { onDelivery, logger } = options

  async function answer(context: Context<HubEnv>, source: Source): Promise<Response> {
    const reading = await verified(context, readers[source])
    if (reading === 'unreadable') throw unreadable()
    // An error would be sent again for weeks.
    const status = reading === 'ignored' ? reading : await recordEvent(options, reading)
    if (status === 'ignored') logger.info?.('webhook ignored: its model or event is not kept', { source })
    onDelivery?.(source, status)
    return context.json({ status })
  }

  return new Hono<HubEnv>()
    .post('/rdv-insertion', (context) => answer(context, 'rdv-insertion'))
    .post('/rdv-solidarites', (context) => answer(context, 'rdv-solidarites'))
}

/** A sender without secret has no reader: nothing can be proven to come from it. */
function readersOf({
  webhookSecrets,
  latin1Bodies,
}: WebhookRoutesOptions): Readonly<Record<Source, Reader | undefined>> {
  const { 'rdv-insertion': insertionSecrets, 'rdv-solidarites': solidaritesSecrets } = webhookSecrets
  const limits = { maxBytes: BODY_LIMIT }
  const insertion =
    insertionSecrets.length > 0 && createInsertionWebhooks({ ...limits, secrets: insertionSecrets, latin1Bodies })
  const solidarites =
    solidaritesSecrets.length > 0 && createSolidaritesWebhooks({ ...limits, secrets: solidaritesSecrets })
  return {
    'rdv-insertion': insertion ? async (request) => readInsertionEvent(await insertion.unwrap(request)) : undefined,
    'rdv-solidarites': solidarites
      ? async (request) => readSolidaritesEvent(await solidarites.unwrap(request))
      : undefined,
  }
}

/** @throws {HttpProblem} 401 with no reason given, 400, 413 */
async function verified(context: Context<HubEnv>, read: Reader | undefined): Promise<Reading> {
  const body = await readBytes(context)
  if (read === undefined) throw unproven()
  try {
    return await read(new Request(context.req.url, { method: 'POST', headers: context.req.raw.headers, body }))
  } catch (error) {
    if (!WebhookError.isInstance(error)) throw error
    throw error.status === 401 ? unproven() : unreadable()
  }
}

function unproven(): HttpProblem {
  return new HttpProblem(401, 'invalid_signature', 'The signature is missing, or was made with another secret.')
}

function unreadable(): HttpProblem {
  return new HttpProblem(400, 'invalid_event', 'The signature is right, and the body is no event of this sender.')
}
