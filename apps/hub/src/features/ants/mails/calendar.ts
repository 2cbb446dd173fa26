import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { Appointment } from '../appointments/types.js'
import { reasonWords } from '../pages/i18n-fr.js'
import { timeZoneComponent } from './time-zone-component.js'

/** A person or a service with an e-mail address. */
export interface CalendarParticipant {
  name: string
  address: string
}

/** Method, organizer and attendee, which make a calendar file an invitation by e-mail (RFC 6047) that calendars then keep up to date. */
export interface Invitation {
  /** `REQUEST` also changes an earlier one; `CANCEL` takes it away. */
  method: 'REQUEST' | 'CANCEL'
  organizer: CalendarParticipant
  attendee: CalendarParticipant
}

export interface CalendarOptions {
  /** Where it takes place, on one line. */
  location: string
  /** Absent for a person whose appointment it no longer is. */
  managementUrl?: string | undefined
  /** Absent for a file that a person puts in a calendar by hand. */
  invitation?: Invitation | undefined
}

const METHODS = { REQUEST: ICalCalendarMethod.REQUEST, CANCEL: ICalCalendarMethod.CANCEL }

/**
 * An appointment as an iCalendar file (RFC 5545). Its UID always stays the same and its SEQUENCE grows with each change: by these
 * two a calendar replaces what it had. Times are on the wall clock of the meeting point, whose zone comes with them.
 */
export function createCalendar(
  appointment: Appointment,
  { location, managementUrl, invitation }: CalendarOptions,
): string {
  const { id, sequence, time_zone, starts_at, ends_at, reason, updated_at, status } = appointment
  const calendar = ical({
    prodId: { company: 'Hub', product: 'Rendez-vous', language: 'FR' },
    // Without a name, so that events write their zone rather than leave it to an extension that not every calendar reads.
    timezone: { name: null, generator: () => timeZoneComponent(time_zone, starts_at, ends_at) },
    ...(invitation && { method: METHODS[invitation.method] }),
  })
  const event = calendar.createEvent({
    id,
    sequence,
    stamp: Temporal.Instant.from(updated_at),
    timezone: time_zone,
    start: Temporal.PlainDateTime.from(starts_at),
    end: Temporal.PlainDateTime.from(ends_at),
    summary: `Rendez-vous en mairie : ${reasonWords(reason)}`,
    location,
    ...(managementUrl !== undefined && {
      description: `Pour déplacer ou annuler : ${managementUrl}`,
      url: managementUrl,
    }),
    status: status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  if (invitation) {
    const { organizer, attendee } = invitation
    // An address may be all that is known of it, and a calendar wants a name.
    event.organizer({ name: organizer.name || organizer.address, email: organizer.address })
    // It was agreed on already: calendars need not ask.
    const person = { name: attendee.name, email: attendee.address }
    event.createAttendee({ ...person, status: ICalAttendeeStatus.ACCEPTED, rsvp: false })
  }
  return calendar.toString()
}
