import { expect, test } from 'vitest'
import type { Appointment } from '../appointments/types.js'
import { createCalendar, type Invitation } from './calendar.js'

const appointment: Appointment = {
  id: '0f3a0e0c-7a39-4d2c-9f0e-3a1b2c3d4e5f',
  status: 'booked',
  meeting_point_id: '412',
  meeting_point_name: 'Mairie de Valbrume - annexe',
  time_zone: 'Indian/Reunion',
  starts_at: '2027-12-10T09:00',
  ends_at: '2027-12-10T09:30',
  reason: 'CNI',
  documents_number: 2,
  contact: null,
  confirmed_email: null,
  applications: [],
  sequence: 3,
  created_at: '2027-11-01T08:00:00.000000Z',
  updated_at: '2027-11-02T08:00:00.123456Z',
}
const managementUrl = 'https://rdv.valbrume.example/rdv/abcdefghijklmnopqrstuv'
const location = 'Mairie, annexe ; 12 rue des Lilas'
const invitation: Invitation = {
  method: 'REQUEST',
  organizer: { name: 'Valbrume', address: 'rdv@valbrume.example' },
  attendee: { name: 'Zoé "Z"\r\nBEGIN:VALARM', address: 'zoe@exemple.fr' },
}
/** Lines as they are meant, long ones put together again. */
const lines = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n')

test('an invitation says when, by the clock of the place, and carries its zone', () => {
  const content = lines(createCalendar(appointment, { location, managementUrl, invitation }))
  expect(content).toEqual(
    expect.arrayContaining([
      'METHOD:REQUEST',
      'UID:0f3a0e0c-7a39-4d2c-9f0e-3a1b2c3d4e5f',
      'SEQUENCE:3',
      'DTSTAMP:20271102T080000Z',
      'DTSTART;TZID=Indian/Reunion:20271210T090000',
      'DTEND;TZID=Indian/Reunion:20271210T093000',
      'TZID:Indian/Reunion',
      'STATUS:CONFIRMED',
      'LOCATION:Mairie\\, annexe \\; 12 rue des Lilas',
      `URL;VALUE=URI:${managementUrl}`,
      'ORGANIZER;CN="Valbrume":mailto:rdv@valbrume.example',
    ]),
  )
})

test('what a person typed adds no line', () => {
  expect(lines(createCalendar(appointment, { location, managementUrl, invitation }))).not.toContain('BEGIN:VALARM')
})

test('a cancellation takes away the same event', () => {
  const cancelled: Appointment = { ...appointment, status: 'cancelled', sequence: 4 }
  const cancellation: Invitation = { ...invitation, method: 'CANCEL' }
  const content = lines(createCalendar(cancelled, { location, managementUrl, invitation: cancellation }))
  expect(content).toEqual(
    expect.arrayContaining(['METHOD:CANCEL', `UID:${appointment.id}`, 'SEQUENCE:4', 'STATUS:CANCELLED']),
  )
})

test('a file to put in a calendar by hand names nobody', () => {
  const content = createCalendar(appointment, { location, managementUrl })
  expect(content).not.toMatch(/METHOD|ORGANIZER|ATTENDEE/)
})
