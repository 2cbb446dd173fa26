import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { RdvSolidaritesClient } from '../../src/index.js'
import { startClient, thrownBy, untyped } from './support.js'

type Case = readonly [method: Exclude<keyof RdvSolidaritesClient, 'raw'>, field: string, parameters: object]

const CANARY = 'CANARY-9'
const user = { first_name: 'Zoé', last_name: 'Fictive', organisation_ids: [412] }
const absence = { agent_id: 1, title: 'Congé', first_day: '2027-12-10' }
const endpoint = { organisation_id: 412, target_url: 'https://a.example/', secret: 's' }

const ids: Case[] = [undefined, null, 0, -1, 1.5, Number.NaN, 2 ** 53, '7.5', '', CANARY].flatMap((value): Case[] => [
  ['getUser', 'id', { id: value }],
  ['listRdvs', 'organisation_id', { organisation_id: value }],
  ['deleteUserProfile', 'user_id', { organisation_id: 412, user_id: value }],
])

const cases: readonly Case[] = [
  ...ids,
  ['listUsers', 'ids', { ids: [] }],
  ['listUsers', 'ids[1]', { ids: [1, CANARY] }],
  ['listUsers', 'page', { page: 0 }],
  ['updateParticipation', 'status', { id: 1, status: CANARY }],
  ['updateParticipation', 'status', { id: 1, status: 'waiting' }],
  ['updateParticipation', 'status', { id: 1 }],
  ['listRdvs', 'starts_after', { organisation_id: 412, starts_after: CANARY }],
  ['listRdvs', 'starts_after', { organisation_id: 412, starts_after: '2027-02-31' }],
  ['listRdvs', 'starts_before', { organisation_id: 412, starts_before: '2027-12-10T25:00:00' }],
  ['listRdvs', 'starts_before', { organisation_id: 412, starts_before: new Date(Number.NaN) }],
  ['createUser', 'organisation_ids', { ...user, organisation_ids: undefined }],
  ['createUser', 'organisation_ids', { ...user, organisation_ids: [] }],
  ['createUser', 'first_name', { ...user, first_name: ' ' }],
  ['createUser', 'last_name', { ...user, last_name: `${CANARY}\ud800` }],
  ['createUser', 'last_name', { ...user, last_name: `${CANARY}\0` }],
  ['createUser', 'email', { ...user, email: CANARY }],
  ['createUser', 'phone_number', { ...user, phone_number: CANARY }],
  ['createUser', 'birth_date', { ...user, birth_date: '31/02/1990' }],
  ['createUser', 'birth_date', { ...user, birth_date: '1990-02-31' }],
  ['createUser', 'caisse_affiliation', { ...user, caisse_affiliation: 'aucun' }],
  ['createUser', 'number_of_children', { ...user, number_of_children: -1 }],
  ['createUser', 'notify_by_sms', { ...user, notify_by_sms: 'yes' }],
  ['createUser', 'referent_agent_ids', { ...user, referent_agent_ids: 1 }],
  ['createUser', 'logement', { ...user, logement: 'sdf' }],
  ['createUser', 'bith_date', { ...user, bith_date: CANARY }],
  ['updateUser', 'notes', { id: 1, notes: CANARY }],
  ['updateUser', 'parameters', { id: 1 }],
  ['updateOrganisation', 'verticale', { id: 1, verticale: CANARY }],
  ['createWebhookEndpoint', 'target_url', { ...endpoint, target_url: '/webhooks' }],
  ['createWebhookEndpoint', 'secret', { ...endpoint, secret: '' }],
  ['createWebhookEndpoint', 'subscriptions[0]', { ...endpoint, subscriptions: ['Rdv'] }],
  ['createWebhookEndpoint', 'trigger', { ...endpoint, trigger: false }],
  ['listMotifs', 'motif_category_short_name', { organisation_id: 412, motif_category_short_name: CANARY }],
  ['createAbsence', 'agent_id', { title: 'Congé', first_day: '2027-12-10' }],
  ['createAbsence', 'title', { ...absence, title: '' }],
  ['createAbsence', 'first_day', { ...absence, first_day: '2027-13-01' }],
  ['createAbsence', 'start_time', { ...absence, start_time: '25:00' }],
  ['createAbsence', 'end_time', { ...absence, end_time: '9h30' }],
  ['listPublicLinks', 'territory', { territory: '' }],
  ['listPublicLinks', 'territory', { territory: 1 }],
]

describe('refused before any call', () => {
  test.each(cases)('%s: %s in %o', async (method, field, parameters) => {
    const { client, sent } = startClient()
    const error = await thrownBy(client[method](untyped(parameters)))
    expect(error).toMatchObject({ name: 'InvalidRequestError', field, attempts: 0, mayHaveBeenApplied: false })
    expect((error as Error).message.includes(`: ${field}: `)).toBe(true)
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(CANARY)
    expect(sent).toHaveLength(0)
  })
})
