import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { asked, booking, key, NUMBER, OTHER_NUMBER, shown, startClient, TOKEN } from './support.js'

describe('what is sent', () => {
  test.each(['getStatus', 'createAppointment', 'deleteAppointment'] as const)(
    '%s: everything in the query, nothing in the body, the token in its header',
    async (method) => {
      const { ants, sent } = startClient()
      const call = {
        getStatus: () => ants.getStatus(asked),
        createAppointment: () => ants.createAppointment(booking),
        deleteAppointment: () => ants.deleteAppointment(key),
      }[method]
      await call()
      expect(sent).toHaveLength(1)
      const [{ headers, body, url } = { headers: new Headers(), body: undefined, url: new URL('data:,') }] = sent
      expect(body).toBe('')
      expect(headers.get('x-rdv-opt-auth-token')).toBe(TOKEN)
      expect(headers.get('content-type')).toBeNull()
      expect(headers.get('user-agent')).toMatch(/^@hub\/ants-client\/\d+\.\d+\.\d+$/)
      expect([...url.searchParams.keys()].toSorted()).toEqual(
        {
          getStatus: ['application_ids', 'meeting_point_id'],
          createAppointment: [
            'application_id',
            'appointment_date',
            'management_url',
            'meeting_point',
            'meeting_point_id',
          ],
          deleteAppointment: ['application_id', 'appointment_date', 'meeting_point', 'meeting_point_id'],
        }[method],
      )
    },
  )

  test('several numbers are repeated keys without brackets', async () => {
    const { ants, sent } = startClient()
    await ants.getStatus({ application_ids: [NUMBER, OTHER_NUMBER], meeting_point_id: '412' })
    expect(sent[0]?.url.search).toBe('?application_ids=SOLOCAL001&application_ids=SOLOCAL002&meeting_point_id=412')
  })

  test('texts with accents, signs of a query and spaces arrive as they are', async () => {
    const { ants, state } = startClient()
    const meeting_point = "Mairie de L'Haÿ-les-Roses, 41 rue Bronzac & Cie = 100 % + ? # ;"
    const management_url = 'https://rdv.example/rdvs/1?a=1&b=é+c%20d#e'
    await ants.createAppointment({ ...booking, meeting_point, management_url, meeting_point_id: '7_form+1' })
    expect(state.appointments(NUMBER)).toMatchObject([{ meeting_point, management_url, meeting_point_id: '7_form+1' }])
    expect(await ants.deleteAppointment({ ...key, meeting_point, meeting_point_id: '7_form+1' })).toEqual({
      rowcount: 1,
    })
  })

  test('a text is not trimmed: it is part of the key of a deletion', async () => {
    const { ants, sent } = startClient()
    await ants.createAppointment({ ...booking, meeting_point: ' Mairie ' })
    expect(sent[0]?.url.searchParams.get('meeting_point')).toBe(' Mairie ')
  })
})

describe('numbers are trimmed, upper-cased and sent once each', () => {
  test('in getStatus, whose answer is keyed in upper case', async () => {
    const { ants, sent } = startClient()
    const status = await ants.getStatus({
      application_ids: [' solocal002\n', 'solocal001', 'SOLOCAL002', 'SoLoCaL001'],
      meeting_point_id: '412',
    })
    expect(sent[0]?.url.searchParams.getAll('application_ids')).toEqual([OTHER_NUMBER, NUMBER])
    expect(Object.keys(status)).toEqual([OTHER_NUMBER, NUMBER])
  })

  test('in a creation and in a deletion', async () => {
    const { ants, state } = startClient()
    await ants.createAppointment({ ...booking, application_id: ' solocal001 ' })
    expect(state.appointments()).toMatchObject([{ application_id: NUMBER }])
    expect(await ants.deleteAppointment({ ...key, application_id: 'solocal001' })).toEqual({ rowcount: 1 })
  })
})

describe('the address', () => {
  test.each([
    'https://ants.example.fr',
    'https://ants.example.fr/',
    'https://ants.example.fr/api',
    'https://ants.example.fr/api/',
    ' https://ants.example.fr/api\n',
  ])('%j never becomes /api/api', async (baseUrl) => {
    const { ants, sent } = startClient({ baseUrl })
    await ants.getStatus(asked)
    await ants.createAppointment(booking)
    expect(sent.map(({ url }) => url.origin + url.pathname)).toEqual([
      'https://ants.example.fr/api/status',
      'https://ants.example.fr/api/appointments',
    ])
  })

  test('keeps the path of a gateway', async () => {
    const { ants, sent } = startClient(
      { baseUrl: 'https://gateway.example.fr/ants/api/' },
      { baseUrl: 'https://gateway.example.fr/ants' },
    )
    await ants.getStatus(asked)
    expect(sent[0]?.url.pathname).toBe('/ants/api/status')
  })

  test.each([
    ['production', 'https://api-coordination.rendezvouspasseport.ants.gouv.fr'],
    ['integration', 'https://int.api-coordination.rendezvouspasseport.ants.gouv.fr'],
  ] as const)('of %s', async (environment, origin) => {
    const { ants, sent } = startClient({ environment })
    await ants.getStatus(asked)
    expect(sent[0]?.url.origin).toBe(origin)
  })
})

describe.each([
  ['UTC', 0],
  ['Pacific/Auckland', -780],
])('dates, on a machine in %s', (zone, offset) => {
  beforeEach(() => {
    vi.stubEnv('TZ', zone)
    expect(new Date(2027, 0, 1).getTimezoneOffset()).toBe(offset)
  })
  afterEach(() => void vi.unstubAllEnvs())

  test.each([
    ['2027-12-10T09:00', '2027-12-10 09:00:00'],
    ['2027-12-10 09:00', '2027-12-10 09:00:00'],
    ['2027-12-10T09:00:30', '2027-12-10 09:00:30'],
    ['2027-12-10 09:00:00', '2027-12-10 09:00:00'],
    ['2027-12-10T09:00Z', '2027-12-10 09:00:00'],
  ])('a creation sends %s as %s', async (appointment_date, expected) => {
    const { ants, sent } = startClient()
    await ants.createAppointment({ ...booking, appointment_date })
    expect(sent[0]?.url.searchParams.get('appointment_date')).toBe(expected)
  })

  test.each(['2027-12-10T09:00:00', '2027-12-10 09:00:00', '2027-12-10T09:00Z', '2027-12-10T09:00:00+02:00'])(
    'a deletion sends %s back as it was read',
    async (appointment_date) => {
      const { ants, sent, state } = startClient()
      state.addAppointment({ ...booking, ...shown, application_id: NUMBER, appointment_date })
      expect(await ants.deleteAppointment({ ...key, appointment_date })).toEqual({ rowcount: 1 })
      expect(sent[0]?.url.searchParams.get('appointment_date')).toBe(appointment_date)
    },
  )
})
