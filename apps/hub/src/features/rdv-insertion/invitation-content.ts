import { toIsoDateTime } from '@hub/rdv-solidarites-client'
import { z } from '@hono/zod-openapi'
import { isStorableValue } from './storable.js'

const text = z.string().nullish().catch(null)
const instant = text.transform((value) => (value == null ? null : (toIsoDateTime(value) ?? value)))
const flag = z.boolean().catch(false)

/** The stored parts of an invitation: its format and its delivery. Unknown formats and outcomes pass. */
const invitation = z.object({
  id: z.int(),
  format: text.transform((value) => value ?? null),
  clicked: flag,
  rdv_with_referents: flag,
  created_at: instant,
  delivery_status: text.transform((value) => value ?? null),
  delivered_at: instant,
  expires_at: instant,
  motif_category: z
    .record(z.string(), z.unknown())
    .refine((object) => isStorableValue(object))
    .nullable()
    .catch(null),
})

export type Invitation = z.output<typeof invitation>

export interface InvitationContent {
  id: number
  /** Id of the person at rdv-insertion. */
  userId: number
  details: Invitation
}

/** Parses an invitation to what is stored; undefined when it is none. */
export function readInvitation(data: unknown, userId: number | undefined): InvitationContent | undefined {
  const { data: details } = invitation.safeParse(data)
  return details && userId !== undefined ? { id: details.id, userId, details } : undefined
}

const invited = z.object({ user: z.object({ id: z.int() }) })

/** The person that the `data` of an event names. */
export function readInvitedUser(data: unknown): number | undefined {
  return invited.safeParse(data).data?.user.id
}
