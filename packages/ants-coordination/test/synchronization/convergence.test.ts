import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type WantedAppointment, HubError } from '../../src/index.js'
import type { AntsAppointment, AntsFailure, ScheduledFailure } from '../../src/simulator/index.js'
import { startClient } from '../client/support.js'
import { OURS, rowOf, synchronize, wish } from './support.js'

// Few values, so that rows meet: same place and time, same URL, one place under two texts of its time.
const where = fc.record({
  meeting_point: fc.constantFrom('Mairie', 'Annexe'),
  appointment_date: fc.constantFrom('2027-12-10T09:00', '2027-12-10 09:00:00', '2027-12-11T14:30'),
})
const name = fc.constantFrom('1', '2', '3')
const place_id = { Mairie: '412', Annexe: '413' }

const wanted = fc.uniqueArray(
  fc.tuple(name, where).map(([url, at]) => wish(url, { ...at, meeting_point_id: placeIdOf(at.meeting_point) })),
  { maxLength: 3, selector: ({ management_url }) => management_url },
)
const ownRows = fc.array(
  fc.tuple(name, where).map(([url, at]) => rowOf(wish(url, { ...at, meeting_point_id: placeIdOf(at.meeting_point) }))),
  { maxLength: 3 },
)
// Elsewhere than ours: beside an own row a foreign one blocks, which has its own tests.
const foreignRows = fc.array(
  fc
    .tuple(fc.constantFrom('https://autre.example/1', `${OURS}1/edit`), where)
    .map(([management_url, at]) =>
      rowOf(wish('', { ...at, meeting_point: `Autre ${at.meeting_point}`, management_url, meeting_point_id: '900' })),
    ),
  { maxLength: 2 },
)
const failure: fc.Arbitrary<AntsFailure> = fc.oneof(
  fc.constantFrom<AntsFailure>({ kind: 'reset' }, { kind: 'lost-answer' }, { kind: 'empty' }, { kind: 'unsuccessful' }),
  fc.constantFrom(400, 401, 409, 429, 500, 503).map((status) => ({ kind: 'status' as const, status })),
)
const failures: fc.Arbitrary<ScheduledFailure[]> = fc.array(
  fc
    .tuple(
      failure,
      fc.constantFrom('getStatus', 'createAppointment', 'deleteAppointment'),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([what, operation, times]) =>
      what.kind === 'unsuccessful' ? what : Object.assign({ operation, times }, what),
    ),
  { maxLength: 3 },
)

function placeIdOf(meeting_point: string): string {
  return place_id[meeting_point as keyof typeof place_id]
}

const minute = ({ management_url, meeting_point, appointment_date }: AntsAppointment | WantedAppointment): string =>
  `${management_url} at ${meeting_point}, ${appointment_date.replace(' ', 'T').slice(0, 16)}`

test('whatever is there and whatever breaks, repeating the call ends with the wanted rows and the foreign ones', async () => {
  await fc.assert(
    fc.asyncProperty(wanted, ownRows, foreignRows, fc.array(name, { maxLength: 2 }), failures, async (...given) => {
      const [wishes, own, foreign, hiddenNames, faults] = given
      const bench = startClient({ maxRetries: 0 })
      const isHidden = ({ management_url }: WantedAppointment) =>
        hiddenNames.some((each) => management_url === OURS + each)
      // A hidden row is of an appointment still wanted (RDV-SP #4318), and ANTS holds no second row of a number and URL.
      const hidden = wishes.filter(isHidden).map((appointment) => rowOf(appointment, { hidden: true }))
      const shown = own.filter(
        (row, index) =>
          !hidden.some(({ management_url }) => management_url === row.management_url) &&
          own.findIndex(({ management_url }) => management_url === row.management_url) === index,
      )
      for (const row of [...shown, ...foreign, ...hidden]) bench.state.addAppointment(row)
      for (const fault of faults) bench.state.failNext(fault)

      const is_own = (url: string) => url.startsWith(OURS) && !url.endsWith('/edit')
      const most = faults.reduce((sum, { times = 1 }) => sum + times, 1)
      let rounds = 0
      for (let done = false; !done; rounds += 1) {
        if (rounds > most) throw new Error(`not done after ${rounds} rounds`)
        done = await synchronize(bench, wishes, { is_own }).then(
          () => true,
          (error: unknown) => {
            if (!HubError.isInstance(error)) throw error
            return false
          },
        )
      }

      expect(bench.state.appointments().filter((row) => row.hidden === true)).toEqual([])
      expect(bench.state.appointments().map(minute).toSorted()).toEqual([...wishes, ...foreign].map(minute).toSorted())
      const again = await synchronize(bench, wishes, { is_own })
      expect(again).toMatchObject({ withdrawn: [], declared: [], blocked: [] })
      expect(again.foreign).toHaveLength(foreign.length)
    }),
    { seed: 4318, numRuns: 400 },
  )
}, 60_000)
