// Deliveries of rdv-insertion and RDV-Solidarités: what is kept, in which order, and what comes out again.
import { type TestWebhook, signTestWebhook } from '@hub/rdv-insertion-client/webhooks'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  sourceAppointments,
  sourceInvitations,
  webhookDeliveries,
  webhookSubjects,
} from '../../src/features/rdv-insertion/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { INSERTION_SECRET, SOLIDARITES_SECRET } from '../support/running-hub.js'
import { sharedAnswerChecker, sharedHub } from '../support/shared-hub.js'
import { insertionInvitation, insertionRdv, PERSON, solidaritesRdv } from '../support/webhook-bodies.js'
import { countedDeliveries, deliver, fromInsertion, fromSolidarites } from '../support/webhook-senders.js'

const READ: [string, string] = ['get', '/api/v1/rdv-insertion/users/{user_id}/participations']

interface UserParticipations {
  next_appointment_start_at: string | null
  upcoming_participations_count: number
  participations: { id: number | null; status: string; user: object; rdv: Record<string, unknown> }[]
  invitations: { id: number; clicked: boolean; delivery_status: string | null }[]
}

describeOnEachEngine('webhooks', ({ createStorage }) => {
  const secrets = { 'rdv-insertion': [INSERTION_SECRET], 'rdv-solidarites': [SOLIDARITES_SECRET] }
  const hub = sharedHub(createStorage, { rdvInsertion: { webhookSecrets: secrets, latin1Bodies: false } })
  const checked = sharedAnswerChecker(hub)

  beforeEach(async () => {
    hub.log.length = 0
    for (const table of [sourceAppointments, sourceInvitations, webhookDeliveries, webhookSubjects])
      await hub.database.run((connection) => connection.delete(table))
  })

  async function read(user: number = PERSON.id, query = ''): Promise<UserParticipations> {
    const response = await hub.partner(`/api/v1/rdv-insertion/users/${user}/participations${query}`)
    expect(response.status).toBe(200)
    return (await checked(response, READ)) as UserParticipations
  }

  const rdv = (
    event: TestWebhook['event'],
    timestamp: string,
    changes: Parameters<typeof insertionRdv>[0] = {},
  ): TestWebhook => ({ model: 'Rdv', event, timestamp, data: insertionRdv(changes) })

  describe('what comes in comes out', () => {
    test('an appointment and an invitation of the documented shape', async () => {
      expect(await fromInsertion(hub, rdv('created', '2027-08-20T15:12:01.200+02:00'))).toMatchObject({
        code: 200,
        text: '{"status":"accepted"}',
      })
      const invitation = { model: 'Invitation', event: 'created', data: insertionInvitation() } as const
      expect(await fromInsertion(hub, invitation)).toMatchObject({ status: 'accepted' })
      const known = await read()
      expect(known).toMatchObject({
        user_id: PERSON.id,
        next_appointment_start_at: '2027-09-07T09:30:00.000+02:00',
        upcoming_participations_count: 1,
        participations: [
          {
            id: 174_410,
            status: 'unknown',
            starts_at: '2027-09-07T09:30:00.000+02:00',
            created_by: 'user',
            created_at: '2027-08-20T15:12:01.123+02:00',
            user: { id: PERSON.id, first_name: 'Zébulon', email: PERSON.email },
            rdv: {
              id: 9_007_199_254,
              duration_in_min: 45,
              motif: { name: 'RSA - orientation', motif_category: { short_name: 'rsa_orientation' } },
              organisation: { rdv_solidarites_organisation_id: 4012 },
            },
          },
        ],
        invitations: [{ id: 5_150, format: 'sms', clicked: false, expires_at: '2027-09-19T09:00:00.000+02:00' }],
      })
      expect(JSON.stringify(known)).not.toMatch(/185057505601797|1985-05-14|CANARI0042/)
    })

    test('an appointment of RDV-Solidarités is kept beside, by its own ids and in ISO times', async () => {
      const data = solidaritesRdv()
      const created = { model: 'Rdv', event: 'created', timestamp: '2027-08-20 15:12:01 +0200', data } as const
      expect(await fromSolidarites(hub, created)).toMatchObject({ status: 'accepted' })
      expect(await read()).toMatchObject({ participations: [], invitations: [] })
      expect(await read(8841, '?source=rdv-solidarites')).toMatchObject({
        next_appointment_start_at: '2027-09-07T09:30:00+02:00',
        participations: [{ id: 990, rdv: { id: 77, starts_at: '2027-09-07T09:30:00+02:00' } }],
      })
    })

    test('the same appointment told by both is not counted twice', async () => {
      await fromInsertion(hub, rdv('created', '2027-08-20T15:12:01.200+02:00'))
      await fromSolidarites(hub, {
        model: 'Rdv',
        event: 'created',
        data: solidaritesRdv({ users: [], participations: [] }),
      })
      expect(await read()).toMatchObject({ upcoming_participations_count: 1 })
    })

    test('without participations, the persons take part as the appointment says', async () => {
      const { participations: _, ...data } = insertionRdv({ status: 'noshow' })
      await fromInsertion(hub, { model: 'Rdv', event: 'created', data })
      expect((await read()).participations).toMatchObject([{ id: null, status: 'noshow' }])
    })

    test('whoever is no longer named no longer takes part', async () => {
      await fromInsertion(hub, rdv('created', '2027-08-20T15:00:00.000+02:00'))
      const others = insertionRdv({ users: [], participations: [] })
      await fromInsertion(hub, rdv('updated', '2027-08-20T16:00:00.000+02:00', others))
      expect((await read()).participations).toEqual([])
    })

    test('former names of statuses read as those of today', async () => {
      const [participation] = insertionRdv().participations ?? []
      const changes = { participations: [{ ...participation, status: 'notexcused' }] } as Parameters<
        typeof insertionRdv
      >[0]
      await fromInsertion(hub, rdv('updated', '2027-08-20T15:00:00.000+02:00', changes))
      expect(await read()).toMatchObject({ participations: [{ status: 'noshow' }], upcoming_participations_count: 0 })
    })

    test('an invitation is followed to its end', async () => {
      const tell = (event: TestWebhook['event'], timestamp: string, changes = {}) =>
        fromInsertion(hub, { model: 'Invitation', event, timestamp, data: insertionInvitation(changes) })
      await tell('updated', '2027-08-19T09:05:00.000+02:00', { clicked: true, delivery_status: 'delivered' })
      expect(await tell('created', '2027-08-19T09:00:00.000+02:00')).toMatchObject({ status: 'stale' })
      expect((await read()).invitations).toMatchObject([{ clicked: true, delivery_status: 'delivered' }])
      await tell('destroyed', '2027-08-19T10:00:00.000+02:00')
      expect((await read()).invitations).toEqual([])
    })
  })

  describe('order', () => {
    test('instants are compared, not texts', async () => {
      await fromInsertion(hub, rdv('updated', '2027-08-20T15:00:00.000+02:00', { duration_in_min: 60 }))
      const older = rdv('updated', '2027-08-20T16:59:59.000+04:00', { duration_in_min: 30 })
      expect(await fromInsertion(hub, older)).toMatchObject({ code: 200, status: 'stale' })
      expect((await read()).participations[0]?.rdv['duration_in_min']).toBe(60)
    })

    test.each([
      ['late', '2027-08-20T14:00:00.000+02:00'],
      ['newer', '2027-08-20T15:00:00.001+02:00'],
      ['much newer', '2027-08-24T15:00:00.000+02:00'],
      ['simultaneous', '2027-08-20T15:00:00.000+02:00'],
    ])('a destroyed appointment is not brought back by a %s update', async (_, timestamp) => {
      await fromInsertion(hub, rdv('created', '2027-08-20T13:00:00.000+02:00'))
      await fromInsertion(hub, rdv('destroyed', '2027-08-20T15:00:00.000+02:00'))
      expect(await fromInsertion(hub, rdv('updated', timestamp))).toMatchObject({ status: 'stale' })
      expect(await read()).toMatchObject({ participations: [], upcoming_participations_count: 0 })
    })

    test('what retention removed at RDV-Solidarités did take place, and stays', async () => {
      const data = solidaritesRdv({ status: 'seen' })
      const timestamp = '2029-08-20 15:00:00 +0200'
      const purged = { model: 'Rdv', event: 'destroyed', webhook_reason: 'rgpd', data, timestamp } as const
      expect(await fromSolidarites(hub, purged)).toMatchObject({ status: 'accepted' })
      const late = { ...purged, event: 'updated', webhook_reason: null } as const
      expect(await fromSolidarites(hub, late)).toMatchObject({ status: 'stale' })
      expect((await read(8841, '?source=rdv-solidarites')).participations).toHaveLength(1)
    })

    test('a delivery that comes again is a duplicate, also once something newer came', async () => {
      const first = rdv('created', '2027-08-20T13:00:00.000+02:00')
      const before = await countedDeliveries(hub, 'rdv-insertion', 'duplicate')
      expect(await fromInsertion(hub, first)).toMatchObject({ status: 'accepted' })
      expect(await fromInsertion(hub, first)).toMatchObject({ code: 200, status: 'duplicate' })
      await fromInsertion(hub, rdv('updated', '2027-08-20T14:00:00.000+02:00'))
      expect(await fromInsertion(hub, first)).toMatchObject({ status: 'duplicate' })
      expect(await countedDeliveries(hub, 'rdv-insertion', 'duplicate')).toBe(before + 2)
    })

    test('of fifty copies at once one is accepted', async () => {
      const signed = await signTestWebhook(rdv('created', '2027-08-20T13:00:00.000+02:00'), {
        secret: INSERTION_SECRET,
      })
      const answers = await Promise.all(Array.from({ length: 50 }, () => deliver(hub, 'rdv-insertion', signed)))
      expect(answers.filter(({ status }) => status === 'accepted')).toHaveLength(1)
      expect(answers.filter(({ status }) => status === 'duplicate')).toHaveLength(49)
      expect((await read()).participations).toHaveLength(1)
    })

    test('of twenty events about a new appointment at once, the latest is what is kept', async () => {
      const events = Array.from({ length: 20 }, (_, index) =>
        rdv('updated', `2027-08-20T13:00:${String(index).padStart(2, '0')}.000+02:00`, { duration_in_min: index + 1 }),
      )
      await Promise.all(events.toReversed().map((event) => fromInsertion(hub, event)))
      expect((await read()).participations[0]?.rdv['duration_in_min']).toBe(20)
    })

    test('a delivery whose handling failed is not remembered: it succeeds when it comes again', async () => {
      const event = rdv('created', '2027-08-20T13:00:00.000+02:00')
      const alter = (change: string) =>
        hub.database.run((connection) => connection.execute(sql.raw(`alter table source_participations ${change}`)))
      await alter('add constraint refuses_all check (false)')
      expect(await fromInsertion(hub, event)).toMatchObject({ code: 500 })
      await alter('drop constraint refuses_all')
      expect(await fromInsertion(hub, event)).toMatchObject({ status: 'accepted' })
      expect((await read()).participations).toHaveLength(1)
    })
  })

  test('nothing personal is in the database, the log or an answer to a stranger', async () => {
    await fromInsertion(hub, rdv('created', '2027-08-20T13:00:00.000+02:00'))
    await fromInsertion(hub, { model: 'Invitation', event: 'created', data: insertionInvitation() })
    await fromSolidarites(hub, { model: 'Rdv', event: 'created', data: solidaritesRdv() })
    const { headers } = await signTestWebhook(rdv('updated', '2027-08-21T13:00:00.000+02:00'), { secret: 'other' })
    const refused = await deliver(hub, 'rdv-insertion', { headers, body: JSON.stringify(insertionRdv()) })
    const tables = [
      'source_appointments',
      'source_participations',
      'source_invitations',
      'webhook_subjects',
      'webhook_deliveries',
    ]
    const contents = await Promise.all(
      tables.map((table) =>
        hub.database.run((connection) => connection.execute(sql.raw(`select t::text as row from ${table} t`))),
      ),
    )
    const kept = JSON.stringify(contents.map((content) => (content as { rows: unknown[] }).rows))
    expect(kept).toContain('9007199254')
    const everything = kept + JSON.stringify(hub.log) + refused.text
    for (const canary of [
      'Zébulon',
      'Canarin',
      'zebulon',
      '698765432',
      'impasse',
      '18505750',
      'CANARI',
      'République',
      'RSA',
    ])
      expect(everything).not.toContain(canary)
    for (const secret of [INSERTION_SECRET, SOLIDARITES_SECRET]) expect(everything).not.toContain(secret)
  })
})
