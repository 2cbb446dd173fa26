import { describe, expect, test } from 'vitest'
import { createAntsEditor } from '../../src/editor/index.js'
import { AGENDA, BASE, bookingsPath, createHarness, slotsPath, TOKEN, untyped } from './support.js'

const PATHS = ['/getManagedMeetingPoints', slotsPath(), bookingsPath('A123456789')]

test.each(PATHS)('%s answers 200 to the token', async (path) => {
  expect((await createHarness().ask(path)).status).toBe(200)
})

describe('another token, or none, is refused with the body of the published template', () => {
  test.each([
    ['another', 'token-of-someone-else'],
    ['empty', ''],
    ['the beginning of the right one', TOKEN.slice(0, -1)],
    ['the right one and more', `${TOKEN}x`],
    ['another case', TOKEN.toUpperCase()],
    ['sent twice', `${TOKEN}, ${TOKEN}`],
  ])('%s', async (_label, token) => {
    const { status, body, headers } = await createHarness().ask('/getManagedMeetingPoints', {
      headers: { 'x-hub-rdv-auth-token': token },
    })
    expect(status).toBe(401)
    expect(body).toEqual({ detail: 'X-HUB-RDV-AUTH-TOKEN header invalid' })
    expect(headers.get('content-type')).toBe('application/json')
  })

  test('no header at all', async () => {
    const response = await createHarness().fetch(new Request(`${BASE}/getManagedMeetingPoints`))
    expect(response.status).toBe(401)
  })
})

test.each([
  ['an unknown route', '/nothing', 'GET'],
  ['another method', '/getManagedMeetingPoints', 'POST'],
  ['HEAD', '/getManagedMeetingPoints', 'HEAD'],
  ['missing parameters', '/availableTimeSlots', 'GET'],
])('the token comes before %s', async (_label, path, method) => {
  const { status } = await createHarness().ask(path, { method, headers: { 'x-hub-rdv-auth-token': 'wrong' } })
  expect(status).toBe(401)
})

test('a refused request never reaches the agenda', async () => {
  const { ask } = createHarness({
    getMeetingPoints: () => expect.unreachable(),
    getSlots: () => expect.unreachable(),
    getBookings: () => expect.unreachable(),
  })
  for (const path of PATHS) {
    expect((await ask(path, { headers: { 'x-hub-rdv-auth-token': 'wrong' } })).status).toBe(401)
  }
})

test('several tokens are accepted at the same time, so that changing one is no outage', async () => {
  const { ask } = createHarness({}, { tokens: ['the-old-one', 'the-new-one'] })
  const statuses = ['the-old-one', 'the-new-one', TOKEN].map(async (token) => {
    const { status } = await ask('/getManagedMeetingPoints', { headers: { 'x-hub-rdv-auth-token': token } })
    return status
  })
  expect(await Promise.all(statuses)).toEqual([200, 200, 401])
})

test('the name of the header is configurable, and named in the refusal', async () => {
  const { ask } = createHarness({}, { headerName: 'X-Valbrume-Token' })
  expect((await ask('/getManagedMeetingPoints')).body).toEqual({ detail: 'X-Valbrume-Token header invalid' })
  expect((await ask('/getManagedMeetingPoints', { headers: { 'X-VALBRUME-TOKEN': TOKEN } })).status).toBe(200)
})

test('a refusal is told to the logger without the token', async () => {
  const { ask, lines } = createHarness()
  await ask('/getManagedMeetingPoints', { headers: { 'x-hub-rdv-auth-token': 'a-secret-presented' } })
  expect(lines).toEqual([
    {
      level: 'warn',
      message: 'request refused: token missing or not accepted',
      fields: { header: 'X-HUB-RDV-AUTH-TOKEN' },
    },
  ])
})

describe('what cannot work is refused at once, without showing a token', () => {
  test.each([
    ['no token', { tokens: [] }, /at least one token/],
    ['an empty token', { tokens: [''] }, /tokens\[0\] is empty/],
    ['a blank token beside a good one', { tokens: [TOKEN, ' \t'] }, /tokens\[1\] is empty/],
    ['a line break', { tokens: ['se\ncret'] }, /tokens\[0\] cannot be sent/],
    ['a space around', { tokens: [' secret'] }, /tokens\[0\] cannot be sent/],
    ['an accent', { tokens: ['sécret'] }, /tokens\[0\] cannot be sent/],
    ['an empty header name', { headerName: '' }, /headerName/],
    ['a header name with a space', { headerName: 'X Token' }, /headerName/],
    ['a deadline of zero', { deadlines: { availableTimeSlots: 0 } }, /deadlines\.availableTimeSlots/],
    [
      'a deadline that is no number',
      { deadlines: { searchApplicationIds: Number.NaN } },
      /deadlines\.searchApplicationIds/,
    ],
    [
      'a deadline above what a timer counts',
      { deadlines: { getManagedMeetingPoints: 2 ** 31 } },
      /deadlines\.getManaged/,
    ],
  ])('%s', (_label, options, message) => {
    const create = () => createAntsEditor({ tokens: [TOKEN], agenda: AGENDA, ...options })
    expect(create).toThrow(message)
    expect(create).not.toThrow(/cret/)
  })

  test('text in place of the list of tokens, which would accept each of its letters', () => {
    expect(() => createAntsEditor({ tokens: untyped(TOKEN), agenda: AGENDA })).toThrow(/at least one token/)
  })

  test('an agenda without one of its functions', () => {
    const incomplete = untyped({ getMeetingPoints: () => [], getSlots: () => [] })
    expect(() => createAntsEditor({ tokens: [TOKEN], agenda: incomplete })).toThrow(/agenda\.getBookings/)
    expect(() => createAntsEditor({ tokens: [TOKEN], agenda: untyped(undefined) })).toThrow(/agenda\.getMeetingPoints/)
  })
})
