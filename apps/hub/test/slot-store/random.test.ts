// The store against the naive rule, bytes against bytes, over random operations: agenda changes, closures, bookings, moves, cancels,
// passing days, days of clock change, overlapping openings, three reasons, 1 to 10 documents. HUB_TEST_OPERATIONS says how many.
import { expect, test } from 'vitest'
import { bookingAddress } from '../../src/ants/booking-address.js'
import { naiveSlots } from '../slots.naive.js'
import { numbersFrom } from '../support/random.js'
import { type Question, RandomAgenda } from './random-agenda.js'

const OPERATIONS = Number(process.env.HUB_TEST_OPERATIONS ?? 100_000)
const PUBLIC_URL = 'https://rdv.valbrume.example/hub'

test(`${OPERATIONS} random operations: after each, the store says what the naive rule says`, {
  timeout: 900_000,
}, async () => {
  const agenda = new RandomAgenda(numbersFrom(20_270_328), PUBLIC_URL)
  const answered = { slots: 0, withSlots: 0 }
  for (let operation = 0; operation < OPERATIONS; operation += 1) {
    const done = agenda.change()
    const question = agenda.ask()
    // oxlint-disable-next-line no-await-in-loop -- one operation after the other
    const found = textOf(await agenda.answer(question))
    const expected = naiveText(agenda, question)
    if (found !== expected) expect(found, `operation ${operation}, ${done}: ${JSON.stringify(question)}`).toBe(expected)
    const slots = expected === '[]' ? 0 : expected.split('},{').length
    answered.slots += slots
    answered.withSlots += slots > 0 ? 1 : 0
  }
  // Two empty lists are equal too: most questions must have had slots.
  expect(answered.withSlots).toBeGreaterThan(OPERATIONS / 3)
  expect(agenda.done.size).toBe(9)
})

function naiveText(agenda: RandomAgenda, { meeting_point_id, ...query }: Question): string {
  const { point, appointments } = agenda.truthOf(meeting_point_id)
  const { reason, documents_number } = query
  const slots = naiveSlots(point, appointments, { ...query, now: agenda.now })
  return JSON.stringify(
    slots.map((starts_at) => ({
      datetime: `${starts_at}Z`,
      callback_url: bookingAddress(PUBLIC_URL, { meeting_point_id, starts_at, reason, documents_number }),
    })),
  )
}

function textOf(pieces: readonly (string | Uint8Array)[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : Buffer.from(piece).toString())).join('')
}
