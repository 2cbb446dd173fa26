import { assertDeliveryStore } from './delivery-store.js'
import { type Delivery, receiveWebhook, type ReceiveOptions, type WebhookVerifier } from './receive.js'
import type { NodeRequest } from './signed-request.js'

/** A route for Hono: `app.post('/webhooks/…', honoWebhook(webhooks, { handle }))`. */
export function honoWebhook<Event extends Delivery>(webhooks: WebhookVerifier<Event>, options: ReceiveOptions<Event>) {
  const respond = fetchWebhook(webhooks, options)
  return (context: { req: { raw: Request } }): Promise<Response> => respond(context.req.raw)
}

/** A handler for whatever speaks `fetch`: Deno, Bun, Workers, route handlers of Next.js. */
export function fetchWebhook<Event extends Delivery>(webhooks: WebhookVerifier<Event>, options: ReceiveOptions<Event>) {
  assertDeliveryStore(options.handled)
  return async (request: Request): Promise<Response> =>
    new Response(null, { status: await receiveWebhook(webhooks, request, options) })
}

/** The part of a Node.js response that is used. */
interface NodeResponse {
  writeHead(status: number, headers: Record<string, string>): { end(): unknown }
}

/**
 * A listener for `node:http`, and a route for Express. In Express mount it **before** `express.json()`, or behind `express.raw()`:
 * a parsed body has lost the bytes that were signed, and the delivery ends with 500 and the reason `body_already_read`.
 */
export function nodeWebhook<Event extends Delivery>(webhooks: WebhookVerifier<Event>, options: ReceiveOptions<Event>) {
  assertDeliveryStore(options.handled)
  return async (request: NodeRequest, response: NodeResponse): Promise<void> => {
    const status = await receiveWebhook(webhooks, request, options)
    // The rest of a body that was given up, or never read for want of a proof, is not waited for.
    const isUnread = status === 413 || status === 401
    response.writeHead(status, { 'content-length': '0', ...(isUnread && { connection: 'close' }) }).end()
  }
}
