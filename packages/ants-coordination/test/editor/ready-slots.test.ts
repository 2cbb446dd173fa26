// A calendar in memory that answers whole searches with bytes that lie ready.
import { describe, expect, test } from 'vitest'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { ReadySlotsRequest } from '../../src/editor/index.js'
import { AGENDA, createHarness, OTHER_POINT, POINT, type ReadyAgenda, SLOT, slotsPath, untyped } from './support.js'

const { getMeetingPoints, getBookings } = AGENDA
const JSON_TEXT = JSON.stringify({ '412': [SLOT] })
const path = slotsPath({ meeting_point_ids: ['412', '413', '412'], reason: 'CNI', documents_number: '2' })

function readyAgenda(getReadySlots: ReadyAgenda['getReadySlots']): ReadyAgenda {
  return { getMeetingPoints, getBookings, getReadySlots }
}

/** All in the same memory: each piece is good until the next one is asked for, and some are empty. */
function* pieces({ isGzip }: ReadySlotsRequest): Generator<Uint8Array, void> {
  const bytes = isGzip ? gzipSync(JSON_TEXT) : Buffer.from(JSON_TEXT)
  const memory = Buffer.alloc(20)
  for (let at = 0; at < bytes.length; at += memory.length) {
    yield new Uint8Array()
    yield memory.subarray(0, bytes.copy(memory, 0, at))
  }
  memory.fill('x')
}

async function fetchBytes(agenda: ReadyAgenda, encodings: string | undefined, target = path) {
  const { fetch } = createHarness(agenda)
  const headers = new Headers({ 'x-hub-rdv-auth-token': 'token-agreed-with-ants' })
  if (encodings !== undefined) headers.set('accept-encoding', encodings)
  const response = await fetch(new Request(`https://rdv.valbrume.example/api/ants${target}`, { headers }))
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

describe.each(['at once', 'later'])('the answer to a whole search, given %s', (when) => {
  test('is sent as it is, for each place once', async () => {
    const asked: unknown[] = []
    const { ask, lines } = createHarness(
      readyAgenda((request) => {
        asked.push(request)
        return when === 'later' ? Promise.resolve(pieces(request)) : pieces(request)
      }),
    )
    expect((await ask(path)).text).toBe(JSON_TEXT)
    const criteria = { reason: 'CNI', documents_number: 2, isGzip: false }
    expect(asked).toMatchObject([{ meeting_point_ids: ['412', '413'], ...criteria }])
    expect(lines).toEqual([])
  })
})

test.each([
  [undefined, false],
  ['gzip, deflate', true],
  ['gzip;q=0', false],
  ['*', true],
  ['identity;q=0', true],
  ['br', false],
])('asked with accept-encoding %j: gzip %s, the same text', async (encodings, isGzip) => {
  const { response, bytes } = await fetchBytes(readyAgenda(pieces), encodings)
  expect(response.headers.get('content-encoding')).toBe(isGzip ? 'gzip' : null)
  expect(response.headers.get('vary')).toBe('accept-encoding')
  expect((isGzip ? gunzipSync(bytes) : bytes).toString()).toBe(JSON_TEXT)
})

test('the list of meeting points is compressed once as long as it is the same', async () => {
  const list = Object.freeze([POINT, OTHER_POINT])
  const { respond } = createHarness({ getMeetingPoints: () => list })
  const ask = async (): Promise<Uint8Array[]> => {
    const headers = { 'x-hub-rdv-auth-token': 'token-agreed-with-ants', 'accept-encoding': 'gzip' }
    return [...(await respond(new Request('https://rdv.valbrume.example/getManagedMeetingPoints', { headers }))).body]
  }
  const [first] = await ask()
  expect((await ask())[0]).toBe(first)
  expect(JSON.parse(gunzipSync(first ?? Buffer.alloc(0)).toString())).toMatchObject([{ id: '412' }, { id: '413' }])
})

function fail(): never {
  throw new TypeError('no row for a@example.org')
}

test.each([
  ['fails', fail, 'getReadySlots failed (TypeError)'],
  ['fails later', async () => fail(), 'getReadySlots failed (TypeError)'],
  ['gives nothing', () => untyped(undefined), 'getReadySlots failed (it returned nothing to iterate)'],
  ['is late', () => new Promise<never>(() => {}), 'getReadySlots failed (DeadlineError)'],
])(
  'a calendar that %s is answered with 503, since an empty list would mean that there is nothing',
  async (_label, getReadySlots, problem) => {
    const { ask, lines } = createHarness(readyAgenda(getReadySlots), { deadlines: { availableTimeSlots: 30 } })
    expect((await ask(path)).status).toBe(503)
    expect(lines).toMatchObject([{ level: 'warn', fields: { problem } }])
  },
)

test('an error in the middle cuts the answer', async () => {
  function* broken(request: ReadySlotsRequest) {
    let left = 4
    for (const piece of pieces(request)) if (left-- > 0) yield piece
    fail()
  }
  await expect(fetchBytes(readyAgenda(broken), undefined)).rejects.toThrow('no row')
})
