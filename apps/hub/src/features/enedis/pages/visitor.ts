import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { ClientAddress } from '../../../platform/http/client-address.js'

/** Where a request comes from, for limits. An application that is called in process has no connection. */
export function readVisitor(context: Context, clientAddress: ClientAddress): string {
  const incoming: unknown = context.env?.incoming
  const remoteAddress = incoming ? getConnInfo(context).remote.address : '127.0.0.1'
  return clientAddress(remoteAddress, context.req.raw.headers)
}
