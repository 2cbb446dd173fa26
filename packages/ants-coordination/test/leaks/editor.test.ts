import { show } from '@hub/http/faults'
import { describe, expect, test } from 'vitest'
import { type AgendaByPlace, createHarness, POINT, slotsPath, TOKEN, untyped } from '../editor/support.js'
import { canaries, search } from './canaries.js'

const { token, application_id, meeting_point, management_url } = canaries

const everything = `${application_id} ${token} ${meeting_point} ${management_url}`
const failing = Object.assign(new Error(everything, { cause: management_url }), { sql: everything })
const throwing: AgendaByPlace = {
  getMeetingPoints: () => [POINT],
  getSlots: () => {
    throw failing
  },
  getBookings: () => Promise.reject(failing),
}
const odd: AgendaByPlace = {
  getMeetingPoints: () => untyped([POINT, { ...POINT, id: '413', name: null, zip_code: everything }]),
  getSlots: () => untyped([{ datetime: everything, callback_url: everything }, everything, null]),
  getBookings: () =>
    untyped({ [application_id]: [{ meeting_point, datetime: everything, management_url }, everything] }),
}

const number = encodeURIComponent(application_id)
const paths = [
  '/getManagedMeetingPoints',
  slotsPath(),
  slotsPath({ start_date: application_id }),
  slotsPath({ reason: application_id }),
  slotsPath({ documents_number: application_id }),
  slotsPath({ meeting_point_ids: ['412', application_id], start_date: '2027-12-31', end_date: '2027-12-01' }),
  `/searchApplicationIds?application_ids=${number}`,
  `/searchApplicationIds?application_ids=${number},${encodeURIComponent(management_url)}`,
  `/${number}`,
]

describe.each(Object.entries({ throwing, odd }))('an agenda that is %s', (_, agenda) => {
  test.each(paths)('%s: log lines show nothing', async (path) => {
    const { ask, lines } = createHarness(agenda)
    await ask(path)
    expect(search.find(lines)).toEqual([])
  })

  test.each(paths)('%s, with another token: neither', async (path) => {
    const { ask, lines } = createHarness(agenda)
    const { text } = await ask(path, { headers: { 'x-hub-rdv-auth-token': token } })
    expect(lines).toHaveLength(1)
    expect(search.find([lines, text])).toEqual([])
    expect(show(lines)).not.toContain(TOKEN)
  })
})

test('something is logged in each of these cases, or there would be nothing to search', async () => {
  for (const [agenda, path] of [
    [throwing, slotsPath()],
    [throwing, `/searchApplicationIds?application_ids=${number}`],
    [odd, '/getManagedMeetingPoints'],
    [odd, slotsPath()],
    [odd, slotsPath({ reason: application_id })],
    [odd, `/searchApplicationIds?application_ids=${number}`],
  ] as const) {
    const { ask, lines } = createHarness(agenda)
    await ask(path)
    expect(lines.length).toBeGreaterThan(0)
  }
})

test('a list of places that cannot be given is logged without the cause', async () => {
  const { ask, lines } = createHarness({ ...throwing, getMeetingPoints: () => Promise.reject(failing) })
  const { status, text } = await ask('/getManagedMeetingPoints')
  expect(status).toBe(503)
  expect(lines).toHaveLength(1)
  expect(search.find([lines, text])).toEqual([])
})
