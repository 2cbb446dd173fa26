// Citizens before the pages of a hub, with ANTS simulated: what every test file about pages starts from.
import { beforeEach, expect } from 'vitest'
import { appointments } from '../../src/features/ants/appointments/tables.js'
import { createClientAddress } from '../../src/platform/http/client-address.js'
import { rateLimits } from '../../src/platform/database/tables.js'
import { beginAnew, expectNoErrors, publishOnly } from './clean-slate.js'
import { type Citizen, createCitizen, type Fields, hiddenFields, type Page } from './citizen.js'
import type { TemporaryStorage } from './engines.js'
import { meetingPoint } from './points.js'
import { mailedHub } from './mailed-hub.js'

export const PREFIX = '/hub'
export const LINK = '/hub/rdv?meeting_point=412&start=2027-09-07T09%3A00&reason=CNI&documents=1'
export const person = { first_name: 'Zoé', last_name: "O'Neill", email: 'zoe@exemple.fr', phone: '' }

/** Called in a `describe`: each of its tests begins with one place and no appointment. */
export function citizens(createStorage: () => Promise<TemporaryStorage>) {
  // Reached through a proxy on this machine, which publishes the hub under a path.
  const clientAddress = createClientAddress([{ address: '127.0.0.1', prefix: 32, family: 'ipv4' }])
  const mailed = mailedHub(createStorage, { clientAddress, publicUrl: `https://rdv.valbrume.example${PREFIX}` })
  const { hub, nextLink } = mailed
  let visitors = 0
  beginAnew(hub)
  expectNoErrors(hub)
  beforeEach(async () => {
    await publishOnly(hub, meetingPoint('412'))
    await hub.database.run((connection) => connection.delete(rateLimits))
    hub.log.length = 0
  })

  /** Somebody new, from an address of their own. */
  const visitor = (address = `203.0.113.${(visitors += 1)}`) => createCitizen(hub.url, { address, prefix: PREFIX })

  const filled = (page: Page, changes: Fields = {}): Fields => ({
    ...hiddenFields(page),
    ...person,
    application_ids: ['A123456789'],
    ...changes,
  })

  async function booked(changes: Fields = {}) {
    const citizen = visitor()
    const form = await citizen.get(LINK)
    const answer = await citizen.post('/hub/rdv', filled(form, changes), { follows: false })
    expect(answer.status).toBe(303)
    const path = (answer.headers.get('location') ?? '').replace(/[?#].*$/, '')
    return { citizen, path, fields: filled(form, changes) }
  }

  /** Asks for a link by the address, reads the mail, and follows the link to the page. */
  async function enter(citizen: Citizen, path: string, { email = person.email, page = 'coordonnees', more = {} } = {}) {
    const asked = await citizen.post(path, { ...more, email, suite: page })
    expect(asked.text).toContain('Consultez votre messagerie')
    return citizen.post(await nextLink(path, 'acces', email), {})
  }

  const live = async () => {
    const rows = await hub.database.run((connection) => connection.select().from(appointments))
    return rows.filter(({ status }) => status === 'booked').map(({ startsAt }) => startsAt)
  }

  return {
    ...mailed,
    enter,
    visitor,
    filled,
    booked,
    live,
  }
}
