// What people do, as the booking service writes it: the appointment, its numbers, and the request to synchronize them.
import type { WantedAppointment } from '@hub/ants-client'
import { request, type Synchronization } from '../../src/features/ants/declarations/synchronization.js'
import { type Appointment, NUMBERS, type World } from './world.js'

/** `create A`, `move B`, `cancel A`, `change A` (its number for the other one). */
export type Event = `${'create' | 'move' | 'cancel' | 'change'} ${'A' | 'B'}`

const PLACES = [
  { meeting_point: 'Mairie de Valbrume', meeting_point_id: '412', appointment_date: '2027-12-10T09:00' },
  { meeting_point: 'Mairie de Valbrume', meeting_point_id: '413', appointment_date: '2027-12-13T14:30' },
] as const

/** What may happen next. Both appointments are made with the same number, and B only once A exists. */
export function possibleEvents({ appointments }: World): Event[] {
  const { A, B } = appointments
  const on = (name: 'A' | 'B', appointment: Appointment | undefined): Event[] =>
    appointment?.isBooked ? [`move ${name}`, `cancel ${name}`, `change ${name}`] : []
  if (A === undefined) return ['create A']
  return [...on('A', A), ...on('B', B), ...(B === undefined ? (['create B'] as const) : [])]
}

/** Does it, in place. */
export function happen(world: World, event: Event): void {
  const [what, name] = event.split(' ') as [string, 'A' | 'B']
  // B is elsewhere than A, so that the two are never the same row of ANTS.
  if (what === 'create') {
    world.appointments[name] = { isBooked: true, place: name === 'A' ? 0 : 1, applications: [] }
    hold(world, name, NUMBERS[0])
    return
  }
  const appointment = findAppointment(world, name)
  const held = appointment.applications.filter(({ isLive }) => isLive)
  if (what === 'move') appointment.place = 1 - appointment.place
  if (what === 'cancel') appointment.isBooked = false
  if (what === 'move') return held.forEach(({ number }) => hold(world, name, number))
  held.forEach((application) => {
    Object.assign(application, { isLive: false, state: 'withdrawing' })
    ask(world, application.number)
  })
  if (what === 'change') hold(world, name, held[0]?.number === NUMBERS[0] ? NUMBERS[1] : NUMBERS[0])
}

function hold(world: World, name: string, number: string): void {
  const appointment = findAppointment(world, name)
  const wanted = wantedFor(name, number, appointment.place)
  const known = appointment.applications.find((application) => application.number === number)
  if (known) Object.assign(known, { isLive: true, state: 'pending', wanted })
  else {
    const id = `${name}-${number}`
    const application = {
      id,
      appointmentId: name,
      number,
      isLive: true,
      isPast: false,
      isOver: false,
      state: 'pending' as const,
    }
    appointment.applications.push({ ...application, wanted, declared: null, published: [] })
  }
  ask(world, number)
}

function wantedFor(name: string, number: string, place: number): WantedAppointment {
  const { appointment_date, ...where } = PLACES[place as 0 | 1]
  // Never the same minute for both appointments: a withdrawal would take both rows.
  const date = name === 'B' ? appointment_date.replace(/T\d\d/, 'T16') : appointment_date
  return { ...where, appointment_date: date, management_url: `https://rdv.example/rdv/${name}-${number}` }
}

function ask(world: World, number: string): void {
  const known = world.synchronizations[number]
  world.synchronizations[number] = known ? request(known, world.now) : fresh(world.now)
}

function fresh(now: number): Synchronization {
  return {
    wantedVersion: 1,
    doneVersion: 0,
    status: 'due',
    leaseOwner: null,
    leaseUntil: null,
    attempts: 0,
    nextAttemptAt: now,
    lastError: null,
    firstFailedAt: null,
    unsettledUntil: null,
  }
}

function findAppointment({ appointments }: World, name: string): Appointment {
  const appointment = appointments[name]
  if (appointment === undefined) throw new Error(`There is no appointment ${name}.`)
  return appointment
}
