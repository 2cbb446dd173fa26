import { describeLeaks } from '@hub/http/faults'
import { describe, expect, it } from 'vitest'
import { type AntsClientOptions, createAntsClient, type HubError } from '../../src/index.js'
import { thrownBy } from '../client/support.js'
import { canaries, search } from './canaries.js'

const { token, application_id, meeting_point, management_url } = canaries
const wanted = { meeting_point, meeting_point_id: '412', appointment_date: '2027-12-10T09:00', management_url }
const booking = { ...wanted, application_id }

const quote = JSON.stringify({
  detail: `refused ${Object.values(canaries).join(' ')}`,
  [application_id]: { status: {} },
})

describeLeaks(
  {
    canaries: Object.values(canaries),
    createClient: (options) => createAntsClient({ token, ...options }),
    calls: {
      getStatus: (ants) => ants.getStatus({ application_ids: [application_id], meeting_point_id: '412' }),
      createAppointment: (ants) => ants.createAppointment(booking),
      deleteAppointment: (ants) => ants.deleteAppointment(booking),
      synchronizeApplication: (ants) =>
        ants.synchronizeApplication({ application_id, wanted: [wanted], is_own: () => false }),
    },
    answers: [
      { status: 200, body: quote },
      { status: 200, body: `{"${application_id}":${quote}` },
      { status: 500, body: `Already exists in database ${quote}`, headers: { 'retry-after': '0' } },
    ],
  },
  { describe, it },
)

/** A client that is answered the same by everybody. */
function start(options: AntsClientOptions = {}) {
  const fetch = async () => new Response(quote, { status: 422, headers: { 'content-type': 'application/json' } })
  return createAntsClient({ token, environment: 'production', fetch, ...options })
}

describe('values refused locally are not shown', () => {
  it.each([
    { application_id: `${application_id}1` },
    { meeting_point: `${meeting_point}\ud800` },
    { appointment_date: `${application_id} 09:00` },
    { management_url: `ftp:${management_url}` },
  ])('%o', async (change) => {
    const error = await thrownBy(start().createAppointment({ ...booking, ...change }))
    expect(error).toMatchObject({ name: 'InvalidRequestError', attempts: 0 })
    expect(search.find(error)).toEqual([])
  })

  it.each([{ token: `${token}\nx` }, { headers: { 'x-a': `${token}\nx` } }, { baseUrl: `https://a:${token}@b.fr` }])(
    'option %#',
    async (options) => {
      const status = start(options).getStatus({ application_ids: [application_id], meeting_point_id: '412' })
      const error = await thrownBy(status)
      expect(error).toMatchObject({ name: 'InvalidRequestError', attempts: 0 })
      expect(search.find(error)).toEqual([])
    },
  )
})

it('what ANTS answered is there for whoever asks', async () => {
  const error = await thrownBy(start().createAppointment(booking))
  expect(search.find((error as HubError).body())).not.toEqual([])
})
