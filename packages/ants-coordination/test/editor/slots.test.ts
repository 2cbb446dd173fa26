import { describe, expect, test } from 'vitest'
import type { AgendaContext, EditorAgenda } from '../../src/editor/index.js'
import { createHarness, keysOf, SLOT, slotsPath, untyped } from './support.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** An agenda whose places answer from a table, those absent being unknown. */
function places(table: Record<string, () => unknown>): Pick<EditorAgenda, 'getSlots'> {
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

/** Bytes that are made when they are sent. */
function deferred(text: string) {
  const { byteLength } = bytes(text)
  return { byteLength, writeTo: (target: Uint8Array, offset: number): void => target.set(bytes(text), offset) }
}

function thrown(): never {
  throw new TypeError('no row for a@example.org')
}

describe('one place that fails has an empty list and takes nothing from the others', () => {
  test.each([
    ['throws', thrown, 'getSlots failed (TypeError)'],
    ['rejects', async () => thrown(), 'getSlots failed (TypeError)'],
    ['rejects with nothing', async () => Promise.reject(), 'getSlots failed (thrown undefined)'],
    ['gives an object', () => ({}), 'getSlots returned neither an array, nor bytes, nor nothing'],
    ['gives text', () => '[]', 'getSlots returned neither an array, nor bytes, nor nothing'],
    ['gives no byte', () => new Uint8Array(), 'getSlots returned bytes that are not a JSON array'],
    ['gives the bytes of null', () => bytes('null'), 'getSlots returned bytes that are not a JSON array'],
    [
      'gives pieces that are no list',
      () => ({ json: ['[', 1, ']'] }),
      'getSlots returned neither an array, nor bytes, nor nothing',
    ],
    [
      'gives pieces that are cut',
      () => ({ json: ['[', bytes('1'), ''] }),
      'getSlots returned bytes that are not a JSON array',
    ],
    [
      'gives pieces without length',
      () => ({ json: ['[', { writeTo: () => {} }, ']'] }),
      'getSlots returned neither an array, nor bytes, nor nothing',
    ],
    [
      'gives pieces of a negative length',
      () => ({ json: ['[', { byteLength: -3, writeTo: () => {} }, ']'] }),
      'getSlots returned neither an array, nor bytes, nor nothing',
    ],
    [
      'gives what it would write instead of a list',
      () => ({ json: [deferred('null')] }),
      'getSlots returned bytes that are not a JSON array',
    ],
    ['gives no piece', () => ({ json: [] }), 'getSlots returned bytes that are not a JSON array'],
    ['gives cut bytes', async () => bytes('[{"datetime":'), 'getSlots returned bytes that are not a JSON array'],
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

test('ready bytes are sent as they are, beside checked lists', async () => {
  const ready = '[ {"datetime":"2027-12-10T09:00Z","callback_url":"https://rdv.valbrume.example/été"} ]'
  const { ask } = createHarness(
    places({
      a: () => bytes(ready),
      b: () => [SLOT],
      c: async () => Buffer.from(ready),
      d: () => bytes('[]'),
      e: () => ({ json: ['[', bytes(ready.slice(1, -1)), '', ']'] }),
      f: () => ({ json: ['[', deferred(ready.slice(1, -1)), ']'] }),
      g: () => ({ json: [deferred(ready)] }),
    }),
  )
  const { text } = await ask(slotsPath({ meeting_point_ids: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }))
  const sent = { a: ready, b: JSON.stringify([SLOT]), c: ready, d: '[]', e: ready, f: ready, g: ready }
  const members = Object.entries(sent).map(([id, json]) => `"${id}":${json}`)
  expect(text).toBe(`{${members.join(',')}}`)
})

test('an answer that cannot be written down is an error, and tells nothing of it', async () => {
  const json = [{ byteLength: 10, writeTo: thrown }]
  const { ask, lines } = createHarness({ getReadySlots: () => ({ json }) })
  const { status, body } = await ask(slotsPath())
  expect([status, body]).toEqual([500, { detail: 'Internal Server Error' }])
  expect(lines).toMatchObject([{ level: 'error', fields: { problem: 'TypeError' } }])
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

describe('the answer to a whole search', () => {
  const path = slotsPath({ meeting_point_ids: ['412', '413', '412'], reason: 'CNI', documents_number: '2' })

  test('is sent as it is, for each place once', async () => {
    const asked: unknown[] = []
    const { ask, lines } = createHarness({
      getReadySlots: (request) => {
        asked.push(request)
        return { json: ['{"412":[', bytes(JSON.stringify(SLOT)), ']}'] }
      },
      getSlots: () => expect.unreachable(),
    })
    expect((await ask(path)).body).toEqual({ '412': [SLOT] })
    expect(asked).toMatchObject([{ meeting_point_ids: ['412', '413'], reason: 'CNI', documents_number: 2 }])
    expect(lines).toEqual([])
  })

  test.each([
    ['there is none', () => undefined, 0],
    ['it fails', thrown, 1],
  ])('when %s, getSlots is called for each meeting point instead', async (_label, getReadySlots, warnings) => {
    const { ask, lines } = createHarness({ getReadySlots })
    expect((await ask(path)).body).toEqual({ '412': [SLOT], '413': [SLOT] })
    expect(lines).toHaveLength(warnings)
  })
})
