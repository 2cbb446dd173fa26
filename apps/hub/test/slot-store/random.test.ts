// The store against the naive rule, bytes against bytes, over random operations: agenda changes, closures, bookings, moves, cancels,
// passing days, days of clock change, overlapping openings, three reasons, 1 to 10 documents. HUB_TEST_OPERATIONS says how many.
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { bookingAddress } from '../../src/features/ants/booking-address.js'
import { naiveSlots } from '../slots.naive.js'
import { numbersFrom } from '../support/random.js'
import { report, times } from '../support/thorough.js'
import { type Question, RandomAgenda } from './random-agenda.js'

const OPERATIONS = Number(process.env.HUB_TEST_OPERATIONS ?? times(5_000, 100_000))
const PUBLIC_URL = 'https://rdv.valbrume.example/hub'

test(`${OPERATIONS} random operations: after each, the store says what the naive rule says`, {
  timeout: 60_000 + 90 * OPERATIONS,
}, async () => {
  const agenda = new RandomAgenda(numbersFrom(20_270_328), PUBLIC_URL)
  const answered = { slots: 0, withSlots: 0 }
  let question = agenda.ask()
  for (let operation = 0; operation < OPERATIONS; operation += 1) {
    const done = agenda.change()
    // What was asked before the change is asked again: what was made ready for it may be wrong now.
    if (operation % 3 !== 0) question = agenda.ask()
    const expected = naiveText(agenda, question)
    const why = `operation ${operation}, ${done}: ${JSON.stringify(question)}`
    const { meeting_point_id: id } = question
    const text = `{${JSON.stringify(id)}:${expected}}`
    // One of both first, so that either is made of what the change left; the second time of what lies ready.
    for (const isGzip of operation % 2 === 0 ? [false, true, true] : [true, false, false]) {
      const found = agenda.answer([id], isGzip, question)
      if (found !== text) expect({ why, isGzip, found }).toEqual({ why, isGzip, found: text })
    }
    const slots = expected === '[]' ? 0 : expected.split('},{').length
    answered.slots += slots
    answered.withSlots += slots > 0 ? 1 : 0
    // What runs the tests waits for a sign of life from time to time, and needs a turn to see that it takes too long.
    if (operation % 1_000 === 0) await setImmediate()
  }
  // Two empty lists are equal too: most questions must have had slots.
  expect(answered.withSlots).toBeGreaterThan(OPERATIONS / 3)
  expect(agenda.done.size).toBe(9)
  report('random operations on the slot store', { operations: OPERATIONS, ...answered })
})

function naiveText(agenda: RandomAgenda, { meeting_point_id, ...query }: Question): string {
  const { point, appointments } = agenda.getTruth(meeting_point_id)
  const { reason, documents_number } = query
  const slots = naiveSlots(point, appointments, { ...query, now: agenda.now })
  return JSON.stringify(
    slots.map((starts_at) => ({
      datetime: `${starts_at}Z`,
      callback_url: bookingAddress(PUBLIC_URL, { meeting_point_id, starts_at, reason, documents_number }),
    })),
  )
}
