import { expect, test } from 'vitest'
import { BOOKING, bookingsPath, createHarness, keysOf, untyped } from './support.js'

function harness(answer: unknown) {
  const asked: (readonly string[])[] = []
  const { ask, lines } = createHarness({
    getBookings: async ({ application_ids }) => {
      asked.push(application_ids)
      return untyped(answer)
    },
  })
  return { ask, lines, asked }
}

test('one key per number, its own bookings or an empty list', async () => {
  const { ask, asked, lines } = harness({ A123456789: [BOOKING], Z999999999: [BOOKING] })
  const { status, body } = await ask(bookingsPath('A123456789', 'B123456789'))
  expect(status).toBe(200)
  expect(body).toEqual({ A123456789: [BOOKING], B123456789: [] })
  expect(asked).toEqual([['A123456789', 'B123456789']])
  expect(lines).toEqual([])
})

test('a Map will do', async () => {
  const { ask } = harness(new Map([['A123456789', [BOOKING]]]))
  expect((await ask(bookingsPath('A123456789', 'B123456789'))).body).toEqual({ A123456789: [BOOKING], B123456789: [] })
})

test.each([
  ['several numbers in one value, as the hub forwards it', ['A123456789,B123456789'], ['A123456789', 'B123456789']],
  [
    'mixed separators and lower case',
    ['a123456789;b123456789 C123456789', 'd123456789'],
    ['A123456789', 'B123456789', 'C123456789', 'D123456789'],
  ],
  ['a final line break', ['A123456789\n'], ['A123456789']],
  ['the same number twice', ['A123456789', 'a123456789'], ['A123456789']],
  ['letters only: RDV-SP reads leading digits and loses them', ['SOLOCALABC'], ['SOLOCALABC']],
])('splits %s', async (_label, values, expected) => {
  const { ask, asked } = harness({})
  const { body } = await ask(bookingsPath(...values))
  expect(asked).toEqual([expected])
  expect(keysOf(body)).toEqual(expected)
})

test('text that is no number has no booking, and the agenda is not asked for it', async () => {
  const { ask, asked } = harness({ A123456789: [BOOKING], SHORT: [BOOKING] })
  const { status, text } = await ask(bookingsPath('SHORT', 'A123456789', '__proto__', '\ufffd'))
  expect(status).toBe(200)
  expect(JSON.parse(text)).toEqual(
    JSON.parse(`{"A123456789":[${JSON.stringify(BOOKING)}],"SHORT":[],"__proto__":[],"\ufffd":[]}`),
  )
  expect(text).toContain('"__proto__":[]')
  expect(asked).toEqual([['A123456789']])
})

test('only such text: the agenda is not asked at all', async () => {
  const { ask, asked } = harness({})
  expect((await ask(bookingsPath('SHORT'))).body).toEqual({ SHORT: [] })
  expect(asked).toEqual([])
})

test('bookings go out in the four fields of ANTS, minutes and Z, an empty cancel_url allowed', async () => {
  const { ask } = harness({
    A123456789: [{ ...BOOKING, datetime: '2027-12-10T09:00', cancel_url: '', email: 'a@example.org' }],
  })
  expect((await ask(bookingsPath('A123456789'))).body).toEqual({ A123456789: [{ ...BOOKING, cancel_url: '' }] })
})

test('a booking that ANTS would drop is left out and told to the logger, without the number', async () => {
  const { ask, lines } = harness({ A123456789: [{ ...BOOKING, cancel_url: null }, BOOKING] })
  expect((await ask(bookingsPath('A123456789'))).body).toEqual({ A123456789: [BOOKING] })
  expect(lines).toEqual([
    {
      level: 'warn',
      message: 'searchApplicationIds: booking left out',
      fields: { problem: 'cancel_url is neither an absolute http(s) address nor empty', count: 1 },
    },
  ])
})

test.each([
  ['null for a number', { A123456789: null }],
  ['an object for a number', { A123456789: {} }],
  ['text for a number', { A123456789: 'none' }],
  ['null', null],
  ['nothing', undefined],
  ['a list', [BOOKING]],
  ['text', 'none'],
])('never anything but lists in an object, whatever the agenda gives: %s', async (_label, answer) => {
  expect((await harness(answer).ask(bookingsPath('A123456789', 'B123456789'))).text).toBe(
    '{"A123456789":[],"B123456789":[]}',
  )
})

test.each([
  [
    'throws',
    () => {
      throw new RangeError('A123456789')
    },
    'RangeError',
  ],
  ['rejects', async () => Promise.reject(new RangeError('A123456789')), 'RangeError'],
  ['gives a list', () => untyped([]), 'it returned neither an object nor a Map'],
])(
  'an agenda that %s: an empty list for every number, and no number in the log',
  async (_label, getBookings, problem) => {
    const { ask, lines } = createHarness({ getBookings })
    const { status, body } = await ask(bookingsPath('A123456789', 'B123456789'))
    expect(status).toBe(200)
    expect(body).toEqual({ A123456789: [], B123456789: [] })
    expect(lines).toEqual([
      {
        level: 'warn',
        message: 'searchApplicationIds: all numbers answered with an empty list',
        fields: { problem: `getBookings failed (${problem})`, count: 1 },
      },
    ])
  },
)
