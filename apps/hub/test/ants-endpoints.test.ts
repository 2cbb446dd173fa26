// The three endpoints as ANTS's own hub calls them, over a real socket. What each answer must be in detail is tested with
// @hub/ants-client/editor; here, that the hub serves it over the stored agenda and survives what is sent for real.
import { connect } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { createDirectory } from './support/engines.js'
import { agenda, meetingPoint } from './support/points.js'
import { ANTS_TOKEN, OTHER_ANTS_TOKEN, runHub } from './support/running-hub.js'
import { sharedHub } from './support/shared-hub.js'

const hub = sharedHub(createDirectory)

beforeAll(async () => {
  const points = agenda(
    meetingPoint('412'),
    // Nothing in the days that the tests ask for, and something before its horizon.
    meetingPoint('413', {
      name: "Mairie de L'Haÿ-les-Roses",
      openings: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', first_day: '2027-09-20' }],
    }),
    meetingPoint('closed', { openings: [] }),
    meetingPoint('unpublished', { zip_code: null }),
  )
  await hub.partner('/api/v1/agenda', { method: 'POST', body: JSON.stringify(points) })
})

const slots = (query: string) => hub.ants(`/api/ants/availableTimeSlots?${query}`)
const WINDOW = 'start_date=2027-09-06&end_date=2027-09-07'

describe('getManagedMeetingPoints', () => {
  test('gives the stored points in the words of ANTS; one without zip code is left out and reported', async () => {
    hub.log.length = 0
    const response = await hub.ants('/api/ants/getManagedMeetingPoints')
    expect(response.status).toBe(200)
    const points = (await response.json()) as { id: string }[]
    expect(points.map(({ id }) => id).toSorted()).toEqual(['412', '413'])
    expect(points.find(({ id }) => id === '412')).toEqual({
      id: '412',
      name: 'Mairie de Valbrume - 412',
      longitude: 3.0351,
      latitude: 50.5487,
      public_entry_address: '12 rue des Lilas',
      zip_code: '59999',
      city_name: 'Valbrume',
      website: null,
      city_logo: null,
    })
    expect(hub.log.filter(({ level }) => level === 'warn')).toMatchObject([
      { fields: { meeting_point_id: 'closed', problem: 'it has no opening' } },
      { fields: { meeting_point_ids: 'unpublished' } },
    ])
  })

  test('a change by a partner shows at once', async () => {
    await hub.partner('/api/v1/meeting-points/new', { method: 'PUT', body: JSON.stringify(meetingPoint('new')) })
    const before = (await (await hub.ants('/api/ants/getManagedMeetingPoints')).json()) as { id: string }[]
    expect(before.map(({ id }) => id)).toContain('new')
    await hub.partner('/api/v1/meeting-points/new', { method: 'DELETE' })
    const after = (await (await hub.ants('/api/ants/getManagedMeetingPoints')).json()) as { id: string }[]
    expect(after.map(({ id }) => id)).not.toContain('new')
  })
})

describe('availableTimeSlots', () => {
  test('days that are over have no slot, and one line tells of all places of a search', async () => {
    hub.log.length = 0
    const query = 'start_date=2027-08-01&end_date=2027-08-02&reason=CNI&documents_number=1'
    const response = await slots(`meeting_point_ids=412&meeting_point_ids=413&${query}`)
    expect(await response.json()).toEqual({ '412': [], '413': [] })
    expect(hub.log.filter(({ level }) => level === 'warn')).toMatchObject([
      { fields: { meeting_point_id: '412', total: 1 } },
    ])
  })

  test('gives wall-clock slots with the address where each is booked', async () => {
    const response = await slots(
      `meeting_point_ids=412&meeting_point_ids=413&${WINDOW}&reason=CNI-PASSPORT&documents_number=2`,
    )
    expect(response.status).toBe(200)
    const address = (day: string) =>
      `https://rdv.valbrume.example/hub/rdv?meeting_point=412&start=${day}T09%3A00&reason=CNI-PASSPORT&documents=2`
    expect(await response.json()).toEqual({
      '412': [
        { datetime: '2027-09-06T09:00Z', callback_url: address('2027-09-06') },
        { datetime: '2027-09-07T09:00Z', callback_url: address('2027-09-07') },
      ],
      '413': [],
    })
  })

  test('a point that is not published can still be booked', async () => {
    const body = (await (await slots(`meeting_point_ids=unpublished&${WINDOW}`)).json()) as Record<string, unknown[]>
    expect(body.unpublished).toHaveLength(8)
  })

  test('unknown points are left out without a word', async () => {
    const response = await slots(
      `meeting_point_ids=nowhere&meeting_point_ids=413&meeting_point_ids=__proto__&meeting_point_ids=%00&${WINDOW}`,
    )
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('{"413":[]}')
  })

  test.each([
    ['an unknown reason', `${WINDOW}&reason=VISA`],
    ['start after end', 'start_date=2027-09-07&end_date=2027-09-06'],
    ['nobody', `${WINDOW}&documents_number=0`],
    ['a crowd', `${WINDOW}&documents_number=100000000000`],
    ['the past', 'start_date=2020-01-01&end_date=2020-12-31'],
  ])('%s cannot be served: 200 with an empty list, and a counted warning', async (_, query) => {
    const warnings = () =>
      hub.log.filter(({ level, fields }) => level === 'warn' && typeof fields['total'] === 'number')
    const before = warnings().length
    const response = await slots(`meeting_point_ids=412&${query}`)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ '412': [] })
    expect(warnings()).toHaveLength(before + 1)
  })

  test.each([
    ['no place', WINDOW],
    ['no date', 'meeting_point_ids=412'],
    ['a day that is none', 'meeting_point_ids=412&start_date=2027-02-30&end_date=2027-03-01'],
    ['a number that is none', `meeting_point_ids=412&${WINDOW}&documents_number=two`],
  ])('%s is malformed: 422', async (_, query) => {
    const response = await slots(query)
    expect(response.status).toBe(422)
    expect(await response.json()).toHaveProperty('detail[0].loc[0]', 'query')
  })

  test('an address of 65 kB is answered', async () => {
    const ids = Array.from({ length: 2_600 }, (_, index) => `meeting_point_ids=${100_000 + index}`).join('&')
    expect(ids.length).toBeGreaterThan(60_000)
    const response = await slots(`${ids}&meeting_point_ids=413&${WINDOW}`)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ '413': [] })
  })
})

test('searchApplicationIds answers a list for every number, in canonical form', async () => {
  const response = await hub.ants('/api/ants/searchApplicationIds?application_ids=a123456789%2CB123456789')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ A123456789: [], B123456789: [] })
})

describe('access', () => {
  test('every configured token opens, so that one can replace another', async () => {
    const response = await hub.ants('/api/ants/getManagedMeetingPoints', {
      headers: { 'x-hub-rdv-auth-token': OTHER_ANTS_TOKEN },
    })
    expect(response.status).toBe(200)
  })

  test.each(['wrong', '', 'token-of-ant', `${ANTS_TOKEN}x`])(
    'the token %j is 401 in JSON, whatever is asked',
    async (token) => {
      for (const path of ['getManagedMeetingPoints', 'availableTimeSlots', 'searchApplicationIds', 'nothing']) {
        const response = await hub.ants(`/api/ants/${path}`, { headers: { 'x-hub-rdv-auth-token': token } })
        expect(response.status).toBe(401)
        expect(await response.json()).toHaveProperty('detail')
      }
    },
  )

  test('a partner key opens nothing here, nor the token there', async () => {
    expect((await hub.partner('/api/ants/getManagedMeetingPoints')).status).toBe(401)
    expect((await hub.ants('/api/v1/meeting-points')).status).toBe(401)
  })
})

describe('addresses as they really come', () => {
  test.each([
    '/api/ants//getManagedMeetingPoints',
    '/api//ants/getManagedMeetingPoints',
    '//api/ants/getManagedMeetingPoints',
    '//api///ants////getManagedMeetingPoints',
  ])('%s is answered, not redirected', async (path) => {
    // Written by hand: an HTTP client would read a leading "//" as the name of a host.
    expect(await statusLine(`GET ${path} HTTP/1.1`)).toBe('HTTP/1.1 200 OK')
  })

  test.each(['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused, not redirected', async (method) => {
    const response = await hub.ants('/api/ants/getManagedMeetingPoints', { method })
    expect([404, 405]).toContain(response.status)
    expect(response.headers.get('location')).toBeNull()
  })

  test('an address beyond all measure is refused by the server itself', async () => {
    const response = await slots(`meeting_point_ids=${'9'.repeat(200_000)}`)
    expect(response.status).toBe(431)
  })
})

test('no log line holds an application number, a token or an address', () => {
  const lines = JSON.stringify(hub.log)
  expect(hub.log.length).toBeGreaterThan(20)
  expect(lines).not.toMatch(/[AB]123456789|token-of-ants|\?|%2C/i)
})

test('log lines name the endpoint, by its route', async () => {
  const readRoutes = async (path: string): Promise<unknown> => {
    await hub.ants(path)
    return hub.log.findLast(({ message }) => message === 'request answered')?.fields.route
  }
  expect(await readRoutes('/api/ants/availableTimeSlots')).toBe('/api/ants/availableTimeSlots')
  expect(await readRoutes('/api/ants//searchApplicationIds')).toBe('/api/ants/searchApplicationIds')
  expect(await readRoutes('/api/ants/A123456789')).toBe('/api/ants/*')
})

test('with a demo token, only this machine without a proxy is answered', async () => {
  await using demoStorage = await createDirectory()
  await using demoHub = await runHub(demoStorage, { demoToken: true })
  expect((await demoHub.ants('/api/ants/getManagedMeetingPoints')).status).toBe(200)
  const forwarded = await demoHub.ants('/api/ants/getManagedMeetingPoints', {
    headers: { 'x-forwarded-proto': 'https' },
  })
  expect(forwarded.status).toBe(401)
})

/** Sends a request line as it is, and returns the first line of the answer. */
function statusLine(requestLine: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(hub.url).port), '127.0.0.1')
    const lines = [requestLine, 'Host: localhost', `X-Hub-Rdv-Auth-Token: ${ANTS_TOKEN}`, 'Connection: close', '', '']
    socket.on('error', reject)
    socket.on('connect', () => socket.write(lines.join('\r\n')))
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n')[0] ?? '')
      socket.destroy()
    })
  })
}
