import type { EditorAgenda } from '@hub/ants-client/editor'

/** An appointment that was taken here. */
export interface Booking {
  applicationId: string
  meetingPointId: string
  /** Local time of the meeting point, `2027-12-10T09:00`. */
  start: string
}

const TIMES = ['09:00', '09:30', '10:00', '10:30']
const MEETING_POINT = {
  id: '412',
  name: 'Mairie de Valbrume',
  longitude: 3.0351,
  latitude: 50.5487,
  public_entry_address: '12 rue des Lilas',
  zip_code: '59999',
  city_name: 'Valbrume',
}

/** A calendar in memory: one meeting point, one desk, four slots a weekday. Yours is a database. */
export class Agenda implements EditorAgenda {
  readonly #bookings: Booking[] = []
  readonly #publicUrl: () => string

  constructor(publicUrl: () => string) {
    this.#publicUrl = publicUrl
  }

  getMeetingPoints() {
    return [MEETING_POINT]
  }

  getSlots({
    meeting_point_id,
    start_date,
    end_date,
  }: {
    meeting_point_id: string
    start_date: string
    end_date: string
  }) {
    if (meeting_point_id !== MEETING_POINT.id) return undefined
    return listDays(start_date, end_date)
      .flatMap((day) => TIMES.map((time) => `${day}T${time}`))
      .filter((start) => this.isFree(start))
      .map((start) => ({
        datetime: start,
        callback_url: `${this.#publicUrl()}/rdv?start=${encodeURIComponent(start)}`,
      }))
  }

  getBookings({ application_ids }: { application_ids: readonly string[] }) {
    return Object.fromEntries(
      application_ids.map((id) => [
        id,
        this.#bookings.filter(({ applicationId }) => applicationId === id).map((booking) => this.#toAnts(booking)),
      ]),
    )
  }

  isFree(start: string): boolean {
    const [day = '', time = ''] = start.split('T')
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    const isOpen = TIMES.includes(time) && weekday >= 1 && weekday <= 5
    // In the local time of the meeting point, as slots are.
    const now = new Date().toLocaleString('sv-SE', { timeZone: 'Europe/Paris' }).replace(' ', 'T')
    return isOpen && start > now && !this.#bookings.some((booking) => booking.start === start)
  }

  add(booking: Booking): void {
    this.#bookings.push(booking)
  }

  remove(booking: Booking): void {
    this.#bookings.splice(this.#bookings.indexOf(booking), 1)
  }

  /** What ANTS is told of a booking: the same texts as in its declaration. */
  #toAnts({ start, applicationId }: Booking) {
    const management_url = this.managementUrl(applicationId)
    return {
      meeting_point: MEETING_POINT.name,
      datetime: start,
      management_url,
      cancel_url: `${management_url}/annuler`,
    }
  }

  managementUrl(applicationId: string): string {
    return `${this.#publicUrl()}/rdv/${encodeURIComponent(applicationId)}`
  }
}

function listDays(first: string, last: string): string[] {
  const days: string[] = []
  for (let time = Date.parse(first); time <= Date.parse(last); time += 86_400_000)
    days.push(new Date(time).toISOString().slice(0, 10))
  return days
}
