// What is kept about people: encrypted, found by keyed digests, encrypted again when the key changes, erased in the end.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { purge } from '../src/commands/purge.js'
import { encryptedColumns, rotateAll } from '../src/commands/rotate-encryption.js'
import { appointments, contactLinks } from '../src/features/ants/appointments/tables.js'
import { applicationSynchronizations } from '../src/features/ants/declarations/tables.js'
import { contactAssociatedData } from '../src/features/ants/appointments/contact-encryption.js'
import { formerContacts } from '../src/features/ants/mails/tables.js'
import { type Cipher, createCipher } from '../src/platform/encryption/cipher.js'
import { openLookup } from '../src/platform/encryption/lookup-key.js'
import { idempotencyKeys } from '../src/platform/database/tables.js'
import { describeOnEachEngine } from './support/engines.js'
import { agenda, meetingPoint } from './support/points.js'
import { ENCRYPTION_KEY, NOW } from './support/running-hub.js'
import { sharedHub } from './support/shared-hub.js'

const DAY = 86_400_000
const canary = {
  first_name: 'Zébulon',
  last_name: 'Canarino',
  email: 'zebulon.canarino@example.org',
  phone: '06 98 76 54 32',
}
/** The counts of a rotation that encrypts nothing again. */
const NOTHING = Object.fromEntries(encryptedColumns.map(({ countedAs }) => [countedAs, 0]))
const CANARIES = ['Zébulon', 'Canarino', 'zebulon', '06 98 76', 'K9A8R7I6N5', 'L9A8R7I6N5']

describeOnEachEngine('personal data', ({ createStorage }) => {
  const hub = sharedHub(createStorage)

  beforeAll(async () => {
    const points = agenda(
      meetingPoint('412', { openings: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '12:00', desks: 9 }] }),
    )
    await hub.partner('/api/v1/agenda', { method: 'POST', body: JSON.stringify(points) })
  })
  beforeEach(async () => {
    hub.log.length = 0
    hub.simulator.state.reset()
    for (const number of ['K9A8R7I6N5', 'L9A8R7I6N5']) hub.simulator.state.setStatus(number, 'validated')
    await hub.database.run((connection) => connection.delete(appointments))
    await hub.database.run((connection) => connection.delete(applicationSynchronizations))
    await hub.database.run((connection) => connection.delete(idempotencyKeys))
  })

  async function book(changes: Record<string, unknown> = {}, key: string = crypto.randomUUID()): Promise<string> {
    const booking = {
      meeting_point_id: '412',
      starts_at: '2027-09-07T09:00',
      reason: 'CNI',
      application_ids: ['K9A8R7I6N5'],
      contact: canary,
      ...changes,
    }
    const response = await hub.partner('/api/v1/appointments', {
      method: 'POST',
      body: JSON.stringify(booking),
      headers: { 'idempotency-key': key },
    })
    const { id } = (await response.json()) as { id: string }
    return id
  }

  /** Everything that the database holds, as text: every column of every table of ours and of the queue. */
  async function dump(): Promise<string> {
    const tables = await hub.database.run((connection) =>
      connection.execute(sql`select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`),
    )
    const names = (tables as { rows: { name: string }[] }).rows.map(({ name }) => name)
    const contents = await Promise.all(
      names.map((name) =>
        hub.database.run((connection) => connection.execute(sql.raw(`select t::text as row from ${name} t`))),
      ),
    )
    return JSON.stringify(contents.map((content) => (content as { rows: unknown[] }).rows))
  }

  /** As between the change of a contact and the mail that tells the former one. */
  async function keepFormerContact(appointmentId: string, cipher: Cipher): Promise<void> {
    const known = { meetingPointId: '412', meetingPointName: 'Mairie', timeZone: 'Europe/Paris' }
    const time = { startsAt: '2027-09-07T09:00', endsAt: '2027-09-07T09:15' }
    const contact = cipher.encrypt(JSON.stringify(canary), contactAssociatedData(appointmentId))
    await hub.database.run((connection) =>
      connection
        .insert(formerContacts)
        .values({ id: crypto.randomUUID(), appointmentId, contact, sequence: 0, ...known, ...time }),
    )
  }

  test('is nowhere in clear: neither in the database nor in the log, whatever happens', async () => {
    const id = await book()
    await book({ application_ids: ['L9A8R7I6N5', 'K9A8R7I6N5'] })
    await book({ contact: { ...canary, email: 'zebulon' } })
    hub.simulator.state.failNext({ kind: 'status', status: 500, body: 'K9A8R7I6N5 zebulon', times: 5 })
    await book({ application_ids: ['L9A8R7I6N5'] })
    const change = { contact: { ...canary, phone: null }, application_ids: ['L9A8R7I6N5'] }
    hub.simulator.state.reset()
    hub.simulator.state.setStatus('L9A8R7I6N5', 'validated')
    await hub.partner(`/api/v1/appointments/${id}`, { method: 'PATCH', body: JSON.stringify(change) })
    await hub.partner(`/api/v1/appointments/${id}`)
    await hub.partner('/api/v1/appointments?application_id=K9A8R7I6N5')

    const [stored, logged] = [await dump(), JSON.stringify(hub.log)]
    expect(stored).toContain(id)
    expect(hub.log.length).toBeGreaterThan(5)
    for (const text of CANARIES) {
      expect(stored).not.toContain(text)
      expect(logged).not.toContain(text)
    }
  })

  test('the key changes without touching a look-up, and then the former is not needed', async () => {
    const id = await book()
    const next = Buffer.alloc(32, 9)
    const rotating = createCipher([next, ENCRYPTION_KEY])
    const before = await openLookup(hub.database, rotating)
    const former = createCipher([ENCRYPTION_KEY])
    await keepFormerContact(id, former)
    expect(await dump()).toContain(former.currentPrefix)
    const counts = { ...NOTHING, contacts: 2, numbers: 1, answers: 1, settings: 1 }
    expect(await rotateAll(hub.database, rotating)).toEqual(counts)
    // Whatever the column.
    expect(await dump()).not.toContain(former.currentPrefix)
    expect(await rotateAll(hub.database, rotating)).toEqual(NOTHING)
    const after = await openLookup(hub.database, createCipher([next]))
    expect(after('K9A8R7I6N5')).toBe(before('K9A8R7I6N5'))
    await expect(openLookup(hub.database, createCipher([ENCRYPTION_KEY]))).rejects.toThrow(/HUB_ENCRYPTION_KEY/)

    // Back, so that the hub of these tests can read.
    await rotateAll(hub.database, createCipher([ENCRYPTION_KEY, next]))
    expect(await (await hub.partner(`/api/v1/appointments/${id}`)).json()).toMatchObject({ contact: canary })
  })

  test('the address before one that waits to be confirmed is encrypted again as well, and erased in time', async () => {
    const id = await book()
    const changed = JSON.stringify({ contact: { ...canary, email: 'autre.canarino@example.org' } })
    expect((await hub.partner(`/api/v1/appointments/${id}`, { method: 'PATCH', body: changed })).status).toBe(200)
    for (const text of [...CANARIES, 'autre.canarino']) expect(await dump()).not.toContain(text)
    const next = Buffer.alloc(32, 9)
    const rotated = await rotateAll(hub.database, createCipher([next, ENCRYPTION_KEY]))
    expect(rotated).toMatchObject({ contacts: 2 })
    await rotateAll(hub.database, createCipher([ENCRYPTION_KEY, next]))
    await purge(hub.database, { retentionDays: 90, now: Date.parse('2027-12-08T12:00:00Z') })
    const [row] = await hub.database.run((connection) => connection.select().from(appointments))
    expect(row).toMatchObject({ contact: null, confirmedContact: null, isAddressProven: false })
    expect(await hub.database.run((connection) => connection.$count(contactLinks))).toBe(0)
  })

  describe('purge', () => {
    const at = (day: string) => ({ retentionDays: 90, now: Date.parse(`${day}T12:00:00Z`) })

    test('erases contact, numbers and pages when the time has come, not before, and keeps what is not personal', async () => {
      const id = await book()
      await keepFormerContact(id, createCipher([ENCRYPTION_KEY]))
      expect(await purge(hub.database, at('2027-12-06'))).toMatchObject({ appointments: 0, numbers: 0 })
      expect(await purge(hub.database, at('2027-12-08'))).toMatchObject({ appointments: 1, numbers: 1 })
      expect(await purge(hub.database, at('2027-12-08'))).toMatchObject({ appointments: 0, numbers: 0 })
      const response = await hub.partner(`/api/v1/appointments/${id}`)
      expect(await response.json()).toMatchObject({
        starts_at: '2027-09-07T09:00',
        contact: null,
        applications: [],
        history: [{ kind: 'booked' }, { kind: 'erased', actor: 'job:purge' }],
      })
      for (const table of [applicationSynchronizations, formerContacts]) {
        expect(await hub.database.run((connection) => connection.$count(table))).toBe(0)
      }
    })

    test('keeps a number that a later appointment holds', async () => {
      await book({ starts_at: '2027-09-07T09:00' })
      const later = await book({ starts_at: '2027-09-20T09:00', accept_existing: true })
      expect(await purge(hub.database, at('2027-12-10'))).toMatchObject({ appointments: 1, numbers: 1 })
      expect(await (await hub.partner(`/api/v1/appointments/${later}`)).json()).toMatchObject({ contact: canary })
      expect(await hub.database.run((connection) => connection.$count(applicationSynchronizations))).toBe(1)
    })

    test('forgets stored answers after a day', async () => {
      await book({}, 'an-old-key')
      expect(await purge(hub.database, { retentionDays: 90, now: NOW })).toMatchObject({ answers: 0 })
      await hub.database.run((connection) =>
        connection.update(idempotencyKeys).set({ createdAt: new Date(Date.now() - DAY - 60_000) }),
      )
      expect(await purge(hub.database, { retentionDays: 90, now: NOW })).toMatchObject({ answers: 1 })
    })
  })
})
