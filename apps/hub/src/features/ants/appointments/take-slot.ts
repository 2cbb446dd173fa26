import { eq } from 'drizzle-orm'
import type { Connection } from '../../../platform/database/database.js'
import type { MeetingPoint } from '../agenda/schema.js'
import { type Slot, slotStarting } from '../availability.js'
import { meetingPoints } from '../tables.js'
import { bookedOn } from './booked-times.js'

export interface SlotRequest {
  meeting_point_id: string
  starts_at: string
  reason: string
  documents_number: number
  /** The appointment that is moved: its own minutes are free for it. */
  except?: string | undefined
  now: number
}

/**
 * The slot, if it is still free once no other transaction can take one there: the meeting point stays locked until the end of the transaction, in
 * every process.
 */
export async function takeSlot(
  transaction: Connection,
  { meeting_point_id, except, ...request }: SlotRequest,
): Promise<{ place: MeetingPoint; slot: Slot } | undefined> {
  const [row] = await transaction
    .select()
    .from(meetingPoints)
    .where(eq(meetingPoints.id, meeting_point_id))
    .for('update')
  if (!row) return undefined
  const day = request.starts_at.slice(0, 10)
  const booked = await bookedOn(transaction, { meetingPointId: meeting_point_id, day, except })
  const slot = slotStarting(row.document, booked, request)
  return slot && { place: row.document, slot }
}
