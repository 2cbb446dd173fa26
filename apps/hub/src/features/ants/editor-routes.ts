// The three endpoints that ANTS calls. Everything they answer comes from @hub/ants-client/editor; here they get an address.
import { createAntsEditor, type AnyEditorAgenda } from '@hub/ants-client/editor'
import { type Context, Hono } from 'hono'
import type { HubEnv } from '../../platform/http/hub-env.js'
import type { Logger } from '../../platform/process/logging.js'
import { isDirectLoopbackRequest } from '../../platform/http/loopback.js'
import { sendPieces } from '../../platform/http/send-pieces.js'

export const ANTS_PREFIX = '/api/ants'
export const ANTS_ENDPOINTS = ['getManagedMeetingPoints', 'availableTimeSlots', 'searchApplicationIds'] as const

export interface EditorRoutesOptions {
  agenda: AnyEditorAgenda
  tokens: readonly string[]
  headerName: string
  /** The only token is the one of the data directory: good from this machine only. */
  demo: boolean
  logger: Logger
}

export function editorRoutes({ agenda, tokens, headerName, demo, logger }: EditorRoutesOptions): Hono<HubEnv> {
  const editor = createAntsEditor({ tokens, headerName, agenda, logger })
  const answer = async (context: Context<HubEnv>): Promise<Response> => {
    const request = context.req.raw
    if (demo && !isDirectLoopbackRequest(context)) {
      return Response.json({ detail: `${headerName} header invalid` }, { status: 401 })
    }
    // An application that is called in process has no server to write to.
    if (!context.env?.outgoing) return editor.fetch(request)
    const onBroken = ({ name: error }: Error): void =>
      logger.error?.('answer broken off: its bytes could not be made', { request_id: context.get('requestId'), error })
    return sendPieces(context, await editor.respond(request), { onBroken })
  }

  const routes = new Hono<HubEnv>()
  // Named one by one for the log, which shows the route and never the address.
  for (const endpoint of ANTS_ENDPOINTS) routes.all(`/${endpoint}`, answer)
  return routes.all('/*', answer)
}

/**
 * ANTS appends `/availableTimeSlots` to the base it was given, and at least one editor's base ends in a slash: slashes are
 * doubled for real, and a redirect would be followed with the token in hand.
 */
export function withoutDoubledSlashes(path: string): string {
  const single = path.replace(/\/{2,}/g, '/')
  return single.startsWith(`${ANTS_PREFIX}/`) ? single : path
}
