/** Subject and meeting point of an appointment. */
export interface BookingSubject {
  meeting_point_id: string
  reason: string
  documents_number: number
}

export interface BookingTarget extends BookingSubject {
  /** `YYYY-MM-DDTHH:MM`, wall clock. */
  starts_at: string
}

/** The page where exactly this slot is booked: the `callback_url` of ANTS. */
export function bookingAddress(publicUrl: string, { starts_at, ...subject }: BookingTarget): string {
  const [before, after] = bookingAddressAround(publicUrl, subject)
  return before + encodeURIComponent(starts_at) + after
}

/** The text before and after the start in the addresses of all slots of one kind. */
export function bookingAddressAround(
  publicUrl: string,
  { meeting_point_id, reason, documents_number }: BookingSubject,
): readonly [before: string, after: string] {
  const place = new URLSearchParams({ meeting_point: meeting_point_id })
  const people = new URLSearchParams({ reason, documents: String(documents_number) })
  return [`${publicUrl}/rdv?${place}&start=`, `&${people}`]
}

/** The page where an appointment is cancelled: the `cancel_url` of ANTS. */
export function cancelAddress(managementUrl: string): string {
  return `${managementUrl}/annuler`
}
