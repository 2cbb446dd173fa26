import { describe, expect, test } from 'vitest'
import type { AgendaContext } from '../../src/editor/index.js'
import { type AgendaByPlace, createHarness, keysOf, SLOT, slotsPath, untyped } from './support.js'

/** An agenda whose places answer from a table, those absent being unknown. */
function places(table: Record<string, () => unknown>): Pick<AgendaByPlace, 'getSlots'> {
  return {
    getSlots: ({ meeting_point_id }) =>
      untyped(Object.hasOwn(table, meeting_point_id) ? table[meeting_point_id]?.() : undefined),
  }
}

test('one key per place known, in the order asked; unknown places are left out in silence', async () => {
  const { ask, lines } = createHarness()
  const { status, text } = await ask(slotsPath({ meeting_point_ids: ['412', 'unknown', '413'] }))
  expect(status).toBe(200)
  expect(text).toBe(JSON.stringify({ '412': [SLOT], '413': [SLOT] }))
  expect(lines).toEqual([])
})

test.each([undefined, null, Promise.resolve(undefined)])(
  'only unknown places: an empty object (%o)',
  async (answer) => {
    const { ask } = createHarness({ getSlots: () => answer })
    expect((await ask(slotsPath())).text).toBe('{}')
  },
)

test('sorted, one per time, wall clock with its Z, within the days asked', async () => {
  const { callback_url } = SLOT
  const { ask } = createHarness({
    getSlots: async () => [
      { datetime: '2027-12-11T14:30', callback_url },
      { datetime: '2027-12-10T09:00:00Z', callback_url },
      { datetime: '2027-12-11T14:30Z', callback_url },
      { datetime: '2028-01-01T09:00', callback_url },
    ],
  })
  expect((await ask(slotsPath({ meeting_point_ids: '412' }))).body).toEqual({
    '412': [
      { datetime: '2027-12-10T09:00Z', callback_url },
      { datetime: '2027-12-11T14:30Z', callback_url },
    ],
  })
})

test('a malformed slot, which would lose the places after it, is left out and told to the logger', async () => {
  const { ask, lines } = createHarness(
    places({
      '412': () => [{ ...SLOT, datetime: '2027-12-10T09:00:00.000Z' }, SLOT, { ...SLOT, callback_url: null }],
      '413': () => [SLOT],
    }),
  )
  expect((await ask(slotsPath())).body).toEqual({ '412': [SLOT], '413': [SLOT] })
  expect(lines).toEqual([
    {
      level: 'warn',
      message: 'availableTimeSlots: slot left out',
      fields: { problem: 'datetime is not a wall-clock time YYYY-MM-DDTHH:MM', count: 1, meeting_point_ids: '412' },
    },
    {
      level: 'warn',
      message: 'availableTimeSlots: slot left out',
      fields: { problem: 'callback_url is not an absolute http(s) address', count: 1, meeting_point_ids: '412' },
    },
  ])
})

function thrown(): never {
  throw new TypeError('no row for a@example.org')
}

describe('one place that fails has an empty list and takes nothing from the others', () => {
  test.each([
    ['throws', thrown, 'getSlots failed (TypeError)'],
    ['rejects', async () => thrown(), 'getSlots failed (TypeError)'],
    ['rejects with nothing', async () => Promise.reject(), 'getSlots failed (thrown undefined)'],
    ['gives an object', () => ({}), 'getSlots returned neither an array nor nothing'],
    ['gives text', () => '[]', 'getSlots returned neither an array nor nothing'],
    ['gives bytes', () => new TextEncoder().encode('[]'), 'getSlots returned neither an array nor nothing'],
    [
      'gives a slot that throws when read',
      () => [Object.defineProperty({}, 'datetime', { get: thrown })],
      'getSlots failed (TypeError)',
    ],
  ])('%s', async (_label, answer, problem) => {
    const { ask, lines } = createHarness(places({ '412': answer, '413': () => [SLOT] }))
    const { status, text } = await ask(slotsPath())
    expect(status).toBe(200)
    expect(text).toBe(JSON.stringify({ '412': [], '413': [SLOT] }))
    expect(lines).toEqual([
      {
        level: 'warn',
        message: 'availableTimeSlots: meeting point answered with an empty list',
        fields: { problem, count: 1, meeting_point_ids: '412' },
      },
    ])
  })
})

test.each(['__proto__', 'constructor', 'toString', '"', '\\', '\n', '\u2028', 'é', '😀', '</script>'])(
  'the id %j is a key like any other',
  async (id) => {
    const { ask } = createHarness({ getSlots: () => [SLOT] })
    const { text } = await ask(slotsPath({ meeting_point_ids: [id, '412'] }))
    // As text: `JSON.parse` of Node 26.10 can take one escaped key for another.
    expect(text).toBe(`{${JSON.stringify(id)}:${JSON.stringify([SLOT])},"412":${JSON.stringify([SLOT])}}`)
  },
)

test('all places of a search are given the same context, another search another one', async () => {
  const contexts: AgendaContext[] = []
  const { ask } = createHarness({ getSlots: (_request, context) => void contexts.push(context) })
  for (let search = 0; search < 2; search += 1) await ask(slotsPath({ meeting_point_ids: ['412', '413'] }))
  expect(contexts).toHaveLength(4)
  expect(contexts[1]).toBe(contexts[0])
  expect(contexts[3]).toBe(contexts[2])
  expect(contexts[2]).not.toBe(contexts[0])
})

test('2 600 places in one request are all answered', async () => {
  const ids = Array.from({ length: 2_600 }, (_, index) => String(100_000 + index))
  const { ask } = createHarness({ getSlots: async () => [SLOT] })
  const { body } = await ask(slotsPath({ meeting_point_ids: ids }))
  expect(keysOf(body)).toEqual(ids)
})
