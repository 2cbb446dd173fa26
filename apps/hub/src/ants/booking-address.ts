export interface BookingTarget {
  meeting_point_id: string
  /** `YYYY-MM-DDTHH:MM`, wall clock. */
  starts_at: string
  reason: string
  documents_number: number
}

/** The page where exactly this slot is booked: the `callback_url` of ANTS. */
export function bookingAddress(
  publicUrl: string,
  { meeting_point_id, starts_at, reason, documents_number }: BookingTarget,
): string {
  const query = new URLSearchParams({
    meeting_point: meeting_point_id,
    start: starts_at,
    reason,
    documents: String(documents_number),
  })
  return `${publicUrl}/rdv?${query}`
}

/** The page where an appointment is cancelled: the `cancel_url` of ANTS. */
export function cancelAddress(managementUrl: string): string {
  return `${managementUrl}/annuler`
}
