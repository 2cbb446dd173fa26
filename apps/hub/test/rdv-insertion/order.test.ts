// Every order in which the events of one appointment can arrive ends in the same rows; and a storm of deliveries passes.
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { AppointmentContent } from '../../src/features/rdv-insertion/appointment-content.js'
import { readAppointment } from '../../src/features/rdv-insertion/appointment-content.js'
import type { KeptEvent } from '../../src/features/rdv-insertion/effects.js'
import type { EventName } from '@hub/rdv-insertion-client/webhooks'
import { readParticipations } from '../../src/features/rdv-insertion/read-user.js'
import { recordEvent } from '../../src/features/rdv-insertion/record-event.js'
import { webhookSubjects } from '../../src/features/rdv-insertion/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { permute } from '../support/permutations.js'
import { sharedHub } from '../support/shared-hub.js'
import { report, times } from '../support/thorough.js'
import { insertionRdv, PERSON } from '../support/webhook-bodies.js'
import { fromInsertion } from '../support/webhook-senders.js'

/** Event, seconds, minutes of the appointment. */
type Step = readonly [event: EventName, at: number, minutes: number]

const LIVED: readonly Step[] = [
  ['created', 1, 10],
  ['updated', 1, 20],
  ['updated', 2, 30],
  ['created', 3, 40],
  ['updated', 3, 50],
  ['updated', 4, 60],
]
const DESTROYED: readonly Step[] = [
  ['created', 1, 10],
  ['updated', 1, 20],
  ['updated', 2, 30],
  ['updated', 3, 40],
  ['updated', 4, 50],
  ['destroyed', 4, 50],
]
/** As later versions of RDV-Solidarités tell it, whose jobs compute an update after the deletion. */
const DESTROYED_BEFORE: readonly Step[] = [
  ['created', 1, 10],
  ['updated', 1, 20],
  ['updated', 2, 30],
  ['destroyed', 4, 50],
  ['updated', 5, 60],
  ['updated', 6, 70],
]

function createEvent([event, at, minutes]: Step, id: number, user: number): KeptEvent {
  const person = { ...PERSON, id: user }
  const [participation] = insertionRdv().participations ?? []
  const appointment = readAppointment({
    ...insertionRdv({ id, duration_in_min: minutes, users: [] }),
    participations: [{ ...participation, user: person }],
  }) as AppointmentContent
  return {
    source: 'rdv-insertion',
    subject: `Rdv:${id}`,
    event,
    sentAt: at * 1_000,
    digest: `${id} ${event} ${at} ${minutes}`,
    change: event === 'destroyed' ? { kind: 'remove appointment', id } : { kind: 'keep appointment', appointment },
  }
}

describeOnEachEngine('order of webhooks', ({ createStorage, name: engine }) => {
  const hub = sharedHub(createStorage)
  let nextId = 1

  const options = () => ({ database: hub.database, cipher: hub.keyring.cipher })

  /** What is kept of one appointment, but for its id. */
  async function readKept(id: number, user: number) {
    const { event, sentAt, subject } = webhookSubjects
    const [mark] = await hub.database.run((connection) =>
      connection
        .select({ event, sentAt })
        .from(webhookSubjects)
        .where(and(eq(webhookSubjects.source, 'rdv-insertion'), eq(subject, `Rdv:${id}`))),
    )
    const participations = await readParticipations(options(), 'rdv-insertion', user)
    return {
      event: mark?.event,
      at: mark && mark.sentAt.getTime() / 1_000,
      minutes: participations.map(({ rdv }) => rdv.duration_in_min),
    }
  }

  async function play(order: readonly Step[]) {
    const id = nextId
    nextId += 1
    for (const step of order) await recordEvent(options(), createEvent(step, id, 1_000_000 + id))
    return readKept(id, 1_000_000 + id)
  }

  test.each([
    ['an appointment that lives', LIVED, { event: 'updated', at: 4, minutes: [60] }],
    ['one that is destroyed within the second of an update', DESTROYED, { event: 'destroyed', at: 4, minutes: [] }],
    ['one whose updates are newer than its end', DESTROYED_BEFORE, { event: 'destroyed', at: 4, minutes: [] }],
  ])(
    '%s ends the same, whatever the order',
    async (_, history, end) => {
      const orders = permute(history)
      // Spread over all beginnings; a sixth of them on the embedded engine, which does one thing at a time.
      const step = times(10, 1) * (engine === 'embedded' ? 6 : 1)
      const played = orders.filter((__, index) => index % step === 0)
      const lanes = engine === 'embedded' ? 1 : 8
      const waiting = played.values()
      const ends = new Set<string>()
      const lane = async (): Promise<void> => {
        for (const order of waiting) ends.add(JSON.stringify(await play(order)))
      }
      await Promise.all(Array.from({ length: lanes }, lane))
      expect([...ends].map((each) => JSON.parse(each) as unknown)).toEqual([end])
    },
    120_000,
  )

  test('six events at once end the same', async () => {
    for (let round = 0; round < times(5, 20); round += 1) {
      const id = nextId
      nextId += 1
      const events = DESTROYED.map((step) => createEvent(step, id, 1_000_000 + id))
      await Promise.all(events.map((event) => recordEvent(options(), event)))
      expect(await readKept(id, 1_000_000 + id)).toEqual({ event: 'destroyed', at: 4, minutes: [] })
    }
  })

  test('a storm of deliveries, each sent several times, passes', async () => {
    const total = times(300, engine === 'embedded' ? 2_000 : 10_000)
    const copies = 5
    const counts: Record<string, number> = {}
    const durations: number[] = []
    let next = 0
    const lane = async (): Promise<void> => {
      while (next < total) {
        const index = next
        next += 1
        const id = 500_000_000 + Math.floor(index / copies)
        const timestamp = '2027-08-20T13:00:00.000+02:00'
        const start = performance.now()
        const answer = await fromInsertion(hub, {
          model: 'Rdv',
          event: 'created',
          timestamp,
          data: insertionRdv({ id }),
        })
        durations.push(performance.now() - start)
        const outcome = answer.status ?? String(answer.code)
        counts[outcome] = (counts[outcome] ?? 0) + 1
      }
    }
    await Promise.all(Array.from({ length: 16 }, lane))
    expect(counts).toEqual({ accepted: total / copies, duplicate: total - total / copies })
    const sorted = durations.toSorted((one, other) => one - other)
    const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
    report(`storm of deliveries (${engine})`, {
      deliveries: total,
      senders: 16,
      'median (ms)': at(0.5),
      '99th percentile (ms)': at(0.99),
    })
  })
})
