// Every order in which the events of one appointment can arrive ends in the same rows; and a storm of deliveries passes.
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { AppointmentContent } from '../../src/rdv-insertion/appointment-content.js'
import { readAppointment } from '../../src/rdv-insertion/appointment-content.js'
import type { KeptEvent } from '../../src/rdv-insertion/effects.js'
import type { EventName } from '../../src/rdv-insertion/event-order.js'
import { participationsOf } from '../../src/rdv-insertion/read-user.js'
import { recordEvent } from '../../src/rdv-insertion/record-event.js'
import { webhookSubjects } from '../../src/rdv-insertion/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { permutationsOf } from '../support/permutations.js'
import { sharedHub } from '../support/shared-hub.js'
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

function eventOf([event, at, minutes]: Step, id: number, user: number): KeptEvent {
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
    effect: event === 'destroyed' ? { kind: 'remove appointment', id } : { kind: 'keep appointment', appointment },
  }
}

describeOnEachEngine('order of webhooks', ({ createStorage, name: engine }) => {
  const hub = sharedHub(createStorage)
  let nextId = 1

  const options = () => ({ database: hub.database, cipher: hub.vault.cipher })

  /** What is kept of one appointment, but for its id. */
  async function keptOf(id: number, user: number) {
    const { event, sentAt, subject } = webhookSubjects
    const [mark] = await hub.database.run((connection) =>
      connection
        .select({ event, sentAt })
        .from(webhookSubjects)
        .where(and(eq(webhookSubjects.source, 'rdv-insertion'), eq(subject, `Rdv:${id}`))),
    )
    const participations = await participationsOf(options(), 'rdv-insertion', user)
    return {
      event: mark?.event,
      at: mark && mark.sentAt.getTime() / 1_000,
      minutes: participations.map(({ rdv }) => rdv.duration_in_min),
    }
  }

  async function play(order: readonly Step[]) {
    const id = nextId
    nextId += 1
    // oxlint-disable-next-line no-await-in-loop -- in this order
    for (const step of order) await recordEvent(options(), eventOf(step, id, 1_000_000 + id))
    return keptOf(id, 1_000_000 + id)
  }

  test.each([
    ['an appointment that lives', LIVED, { event: 'updated', at: 4, minutes: [60] }],
    ['one that is destroyed within the second of an update', DESTROYED, { event: 'destroyed', at: 4, minutes: [] }],
  ])(
    '%s ends the same, whatever the order',
    async (_, history, end) => {
      const orders = permutationsOf(history)
      // The embedded engine does one thing at a time: a sixth of the orders there, spread over all beginnings.
      const played = engine === 'embedded' ? orders.filter((__, index) => index % 6 === 0) : orders
      const lanes = engine === 'embedded' ? 1 : 8
      const waiting = played.values()
      const ends = new Set<string>()
      const lane = async (): Promise<void> => {
        // oxlint-disable-next-line no-await-in-loop -- a lane
        for (const order of waiting) ends.add(JSON.stringify(await play(order)))
      }
      await Promise.all(Array.from({ length: lanes }, lane))
      expect([...ends].map((each) => JSON.parse(each) as unknown)).toEqual([end])
    },
    120_000,
  )

  test('six events at once end the same', async () => {
    for (let round = 0; round < 20; round += 1) {
      const id = nextId
      nextId += 1
      const events = DESTROYED.map((step) => eventOf(step, id, 1_000_000 + id))
      // oxlint-disable-next-line no-await-in-loop -- round after round
      await Promise.all(events.map((event) => recordEvent(options(), event)))
      // oxlint-disable-next-line no-await-in-loop -- round after round
      expect(await keptOf(id, 1_000_000 + id)).toEqual({ event: 'destroyed', at: 4, minutes: [] })
    }
  })

  test('a storm of deliveries, each sent several times, passes', { timeout: 180_000 }, async () => {
    const total = engine === 'embedded' ? 2_000 : 10_000
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
        // oxlint-disable-next-line no-await-in-loop -- a lane
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
    console.info(`${engine}: ${total} deliveries by 16 senders, median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms`)
  })
})
