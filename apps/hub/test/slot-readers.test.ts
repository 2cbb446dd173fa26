// What ANTS is answered, read by the programs that read it for real: python-httpx, which ANTS calls with, curl, fetch and zlib byte by byte.
// Debian has the first two as python3-httpx and curl.
import { execFile, spawnSync } from 'node:child_process'
import { get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { createGunzip, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { meetingPointSchema } from '../src/features/ants/agenda/schema.js'
import { bookingAddress } from '../src/features/ants/booking-address.js'
import { naiveSlots } from './slots.naive.js'
import { createDirectory } from './support/engines.js'
import { agenda, meetingPoint } from './support/points.js'
import { ANTS_TOKEN, NOW } from './support/running-hub.js'
import { sharedHub } from './support/shared-hub.js'

const hub = sharedHub(createDirectory)

const EVERY_DAY = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '07:30', to: '18:00' }
const POINTS = ['412', 'annexe:1', 'closed', 'Nord.2'].map((id) =>
  meetingPoint(id, { openings: id === 'closed' ? [] : [EVERY_DAY], max_days_ahead: 100 }),
)
const DAYS = { start_date: '2027-09-06', end_date: '2027-09-25' }

beforeAll(async () => {
  await hub.partner('/api/v1/agenda', { method: 'POST', body: JSON.stringify(agenda(...POINTS)) })
})

/** By the naive rule, which is slow. */
const known = new Map<number, string>()
function naiveAnswer(documents_number: number): string {
  const before = known.get(documents_number)
  if (before !== undefined) return before
  const query = { ...DAYS, reason: 'CNI', documents_number }
  const lists = POINTS.map((document) => {
    const point = meetingPointSchema.parse(document)
    const slots = naiveSlots(point, [], { ...query, now: NOW }).map((starts_at) => ({
      datetime: `${starts_at}Z`,
      callback_url: bookingAddress('https://rdv.valbrume.example/hub', {
        ...query,
        meeting_point_id: point.id,
        starts_at,
      }),
    }))
    return `${JSON.stringify(point.id)}:${JSON.stringify(slots)}`
  })
  const answer = `{${lists.join(',')}}`
  known.set(documents_number, answer)
  return answer
}

function address(documents_number: number): string {
  const query = new URLSearchParams({ ...DAYS, reason: 'CNI', documents_number: String(documents_number) })
  for (const { id } of POINTS) query.append('meeting_point_ids', id)
  return `${hub.url}/api/ants/availableTimeSlots?${query}`
}

const TOKEN = { 'x-hub-rdv-auth-token': ANTS_TOKEN }

async function ask(
  url: string,
  headers: Record<string, string>,
): Promise<{ response: IncomingMessage; bytes: Buffer }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers: { ...TOKEN, ...headers }, agent: false }, resolve).on('error', reject)
  })
  return { response, bytes: await buffer(response) }
}

const run = async (file: string, parameters: readonly string[]): Promise<string> =>
  (await promisify(execFile)(file, parameters, { maxBuffer: 2 ** 28, encoding: 'utf8' })).stdout

const PYTHON = ['/usr/bin/python3', 'python3'].find(
  (python) => spawnSync(python, ['-c', 'import httpx'], { stdio: 'ignore' }).status === 0,
)
const CURL = spawnSync('curl', ['--version'], { stdio: 'ignore' }).status === 0

const SCRIPT = `
import sys, httpx
answer = httpx.get(sys.argv[1], headers={"x-hub-rdv-auth-token": sys.argv[2]})
sys.stderr.write(answer.headers.get("content-encoding", "") + answer.request.headers["accept-encoding"])
sys.stdout.buffer.write(answer.content)
`

describe.each([1, 3])('for %i persons', (documents) => {
  test.skipIf(PYTHON === undefined)(`python-httpx${PYTHON === undefined ? ' (not installed)' : ''}`, async () => {
    expect(await run(PYTHON ?? '', ['-c', SCRIPT, address(documents), ANTS_TOKEN])).toBe(naiveAnswer(documents))
  })

  test.skipIf(!CURL)(`curl, plain and compressed${CURL ? '' : ' (not installed)'}`, async () => {
    const parameters = ['--silent', '--fail', '--header', `x-hub-rdv-auth-token: ${ANTS_TOKEN}`, address(documents)]
    for (const more of [[], ['--compressed'], ['--http1.0', '--compressed']])
      expect(await run('curl', [...more, ...parameters])).toBe(naiveAnswer(documents))
  })

  test('fetch', async () => {
    expect(await (await fetch(address(documents), { headers: TOKEN })).text()).toBe(naiveAnswer(documents))
  })

  test('zlib, a byte at a time', async () => {
    const { bytes } = await ask(address(documents), { 'accept-encoding': 'gzip, deflate' })
    const gunzip = createGunzip()
    const read = buffer(gunzip)
    for (const byte of bytes) gunzip.write(Uint8Array.of(byte))
    gunzip.end()
    expect((await read).toString()).toBe(naiveAnswer(documents))
  })
})

test.each([
  [undefined, false],
  ['gzip, deflate', true],
  ['gzip;q=0', false],
  ['*', true],
  ['*;q=0', false],
  ['identity;q=0', true],
  ['identity;q=0, gzip;q=0', false],
  ['br, deflate', false],
])('accept-encoding %j: gzip %s', async (encodings, isGzip) => {
  const paths = [address(1), `${hub.url}/api/ants/getManagedMeetingPoints`]
  for (const path of paths) {
    const { response, bytes } = await ask(path, encodings === undefined ? {} : { 'accept-encoding': encodings })
    expect(response.headers['content-encoding']).toBe(isGzip ? 'gzip' : undefined)
    expect(response.headers.vary).toBe('accept-encoding')
    // What is short is told its length; what is longer is made while it is sent.
    const [length, coding] = [response.headers['content-length'], response.headers['transfer-encoding']]
    expect([length, coding]).toEqual(
      bytes.length <= 65_536 ? [String(bytes.length), undefined] : [undefined, 'chunked'],
    )
    const text = (isGzip ? gunzipSync(bytes) : bytes).toString()
    if (path === paths[0]) expect(text).toBe(naiveAnswer(1))
    else expect((JSON.parse(text) as unknown[]).length).toBe(POINTS.length - 1)
  }
})
