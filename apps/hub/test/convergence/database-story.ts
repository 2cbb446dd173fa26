/* oxlint-disable vitest/valid-expect -- its second argument is the story that led to the failure */
// The stories of sample.ts again, with nothing left out: the booking service, the store in SQL, the numbers encrypted.
import { createAntsClient } from '@hub/ants-client'
import type { AntsSimulator } from '@hub/ants-client/simulator'
import { eq, inArray, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { createAppointments } from '../../src/features/ants/appointments/create-appointments.js'
import type { Appointments } from '../../src/features/ants/appointments/appointments.js'
import { numberAssociatedData } from '../../src/features/ants/appointments/contact-encryption.js'
import { appointmentApplications } from '../../src/features/ants/appointments/tables.js'
import { createSynchronizationStore } from '../../src/features/ants/declarations/synchronization-store.js'
import { synchronizeApplication } from '../../src/features/ants/declarations/synchronize.js'
import { applicationSynchronizations } from '../../src/features/ants/declarations/tables.js'
import { NOW } from '../support/running-hub.js'
import type { Database } from '../../src/platform/database/database.js'
import type { Keyring } from '../../src/platform/encryption/keyring.js'
import { live, mortalStore, type Process, INCIDENTS, REQUEST_FAULTS, send } from './hazards.js'
import { numbersFrom } from '../support/random.js'

export interface Stage {
  database: Database
  keyring: Keyring
  /** What the numbers are declared to. */
  simulator: AntsSimulator
  /** Sends a request to it; by default without a network. */
  fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Where `fetch` finds it. */
  baseUrl?: string | undefined
}

/** The two places, both open at these times with desks for everybody. */
export const PLACES = [
  { meeting_point_id: '412', starts_at: '2027-09-07T09:00' },
  { meeting_point_id: '413', starts_at: '2027-09-08T09:15' },
] as const

const FAULTY = 0.6
const STEPS = 6

/** Plays one story to its end, and looks whether ANTS holds exactly what is live. */
export async function playStory(stage: Stage, seed: number, events: number): Promise<void> {
  const { database, keyring, simulator, baseUrl = 'http://localhost' } = stage
  const carryOut = stage.fetch ?? ((request: Request) => simulator.fetch(request))
  const random = numbersFrom(seed)
  const pickOne = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const numbers = ['A', 'B'].map((letter) => `${letter}${String(seed).padStart(9, '0')}`)
  for (const number of numbers) simulator.state.setStatus(number, 'validated')
  const keys = numbers.map((number) => keyring.lookup(number))
  const client = { baseUrl, token: 'secret', maxRetries: 0 }
  const appointments = createAppointments({
    database,
    ...keyring,
    ants: createAntsClient({ ...client, fetch: (url, init) => carryOut(new Request(url, init)) }),
    publicUrl: 'https://rdv.valbrume.example',
    enqueue: async () => {},
    logger: {},
    now: () => NOW,
  })
  const cast = createCast(appointments, numbers)
  const store = createSynchronizationStore({ database, now: () => NOW, random: () => 0.5 })
  const ants = createAntsClient({ ...client, fetch: (url, init) => send(new Request(url, init)) })
  const underway: Request[] = []
  const story = [`seed ${seed}`]

  const run = async (key: string, fault?: Process['fault']): Promise<void> => {
    const process: Process = {
      steps: [],
      fault,
      isDead: false,
      store,
      carryOut,
      leave: (request) => void underway.push(request.clone()),
    }
    const decryptNumber = ({ applicationRowId, text }: { applicationRowId: string; text: string }) =>
      keyring.cipher.decrypt(text, numberAssociatedData(applicationRowId))
    await live(process, () =>
      synchronizeApplication(key, {
        store: mortalStore,
        ants,
        decryptNumber,
        elapsed: () => performance.now(),
        logger: {},
      }),
    )
  }
  const deliver = async (): Promise<void> => {
    for (const request of underway.splice(0)) await carryOut(request)
  }
  /** Moves all the times of these numbers back, which is the same as time going on. */
  const wait = async (seconds: number): Promise<void> => {
    const { leaseUntil, nextAttemptAt, unsettledUntil } = applicationSynchronizations
    const span = sql`${seconds} * interval '1 second'`
    await database.run((connection) =>
      connection
        .update(applicationSynchronizations)
        .set({
          leaseUntil: sql`${leaseUntil} - ${span}`,
          nextAttemptAt: sql`${nextAttemptAt} - ${span}`,
          unsettledUntil: sql`${unsettledUntil} - ${span}`,
        })
        .where(inArray(applicationSynchronizations.applicationKey, keys)),
    )
  }

  for (let left = events; left > 0 && cast.possible().length > 0; ) {
    const turn = pickOne(['event', 'event', 'run', 'run', 'run', 'late', 'time'] as const)
    story.push(turn)
    if (turn === 'event') {
      story.push(await cast.happen(pickOne(cast.possible())))
      left -= 1
    } else if (turn === 'run') {
      const fault =
        random() < FAULTY
          ? { step: Math.floor(random() * STEPS), fault: pickOne([...REQUEST_FAULTS, ...INCIDENTS]) }
          : undefined
      story.push(JSON.stringify(fault) ?? '')
      await run(pickOne(keys), fault)
    } else if (turn === 'late') await deliver()
    // Past a lease and the first attempts after a failure, and not yet so far that late requests would have to be over.
    else await wait(25)
  }
  for (let rounds = 0; rounds < 6; rounds += 1) {
    for (const key of keys) await run(key)
    await deliver()
    await wait(600)
  }
  await expectTruth(stage, numbers, story.join(', '))
}

/** The appointments A and B of a story, made with the same number. */
function createCast(appointments: Appointments, [first = '', second = '']: readonly string[]) {
  const made = new Map<string, { id: string; place: 0 | 1; number: string; isBooked: boolean }>()
  const contact = { first_name: 'Camille', last_name: 'Durand', email: 'camille@example.org' }

  async function create(name: string): Promise<void> {
    const place = name === 'A' ? 0 : 1
    const request = {
      ...PLACES[place],
      reason: 'CNI',
      application_ids: [first],
      contact,
      accept_existing: true,
    } as const
    const booked = await appointments.book(request, 'citizen')
    if (booked.outcome !== 'booked') throw new Error(`not booked: ${booked.outcome}`)
    made.set(name, { id: booked.appointment.id, place, number: first, isBooked: true })
  }

  return {
    possible(): string[] {
      const booked = [...made].filter(([, { isBooked }]) => isBooked).map(([name]) => name)
      const missing = ['A', 'B'].filter((name) => !made.has(name)).slice(0, 1)
      return [
        ...missing.map((name) => `create ${name}`),
        ...booked.flatMap((name) => [`move ${name}`, `cancel ${name}`, `change ${name}`]),
      ]
    },
    async happen(event: string): Promise<string> {
      const [what, name = ''] = event.split(' ')
      const appointment = made.get(name)
      if (what === 'create' || appointment === undefined) await create(name)
      else if (what === 'cancel') {
        appointment.isBooked = false
        expect(await appointments.cancel(appointment.id, 'citizen')).toMatchObject({ outcome: 'cancelled' })
      } else {
        if (what === 'move') appointment.place = appointment.place === 0 ? 1 : 0
        else appointment.number = appointment.number === first ? second : first
        const request = { ...PLACES[appointment.place], application_ids: [appointment.number], accept_existing: true }
        expect(await appointments.change(appointment.id, request, 'citizen')).toMatchObject({ outcome: 'changed' })
      }
      return event
    },
  }
}

async function expectTruth({ database, keyring, simulator }: Stage, numbers: string[], story: string): Promise<void> {
  const { applicationKey } = appointmentApplications
  const shown: string[] = []
  const expected: string[] = []
  for (const number of numbers) {
    const key = keyring.lookup(number)
    const [synchronization] = await database.run((connection) =>
      connection.select().from(applicationSynchronizations).where(eq(applicationSynchronizations.applicationKey, key)),
    )
    if (synchronization)
      expect(synchronization, story).toMatchObject({ status: 'idle', leaseOwner: null, lastError: null })
    const rows = await database.run((connection) =>
      connection.select().from(appointmentApplications).where(eq(applicationKey, key)),
    )
    for (const row of rows) {
      expect(row.state, story).toBe(row.isLive ? 'declared' : 'withdrawn')
      if (row.isLive)
        expected.push(
          [number, row.managementUrl, row.meetingPoint, row.meetingPointId, `${row.appointmentDate}:00`].join(' '),
        )
    }
    for (const row of simulator.state.appointments(number)) {
      shown.push([number, row.management_url, row.meeting_point, row.meeting_point_id, row.appointment_date].join(' '))
    }
  }
  expect(new Set(shown), story).toEqual(new Set(expected))
  expect(shown, story).toHaveLength(expected.length)
}
