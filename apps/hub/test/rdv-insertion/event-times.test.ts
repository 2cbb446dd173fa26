// Events whose time is wrong, or older than what is remembered.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/platform/process/package-root.js'
import { settings } from '../../src/platform/database/tables.js'
import { readParticipations } from '../../src/features/rdv-insertion/read-user.js'
import { eraseOld } from '../../src/features/rdv-insertion/retention.js'
import {
  sourceAppointments,
  sourceInvitations,
  webhookDeliveries,
  webhookSubjects,
} from '../../src/features/rdv-insertion/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { METRICS_TOKEN, NOW } from '../support/running-hub.js'
import { sharedHub } from '../support/shared-hub.js'
import { insertionInvitation, insertionRdv, PERSON, solidaritesRdv } from '../support/webhook-bodies.js'
import { fromInsertion, fromSolidarites } from '../support/webhook-senders.js'

const MINUTE = 60_000
const DAY = 86_400_000
const text = (instant: number) => new Date(instant).toISOString()

describeOnEachEngine('times of events', ({ createStorage }) => {
  const hub = sharedHub(createStorage)

  beforeEach(async () => {
    hub.setNow(NOW)
    for (const table of [sourceAppointments, sourceInvitations, webhookSubjects, webhookDeliveries])
      await hub.database.run((connection) => connection.delete(table))
    await hub.database.run((connection) =>
      connection.delete(settings).where(eq(settings.key, 'webhook_orders_erased_until')),
    )
  })

  const tell = async (event: 'created' | 'updated' | 'destroyed', timestamp: string, changes = {}) =>
    (await fromInsertion(hub, { model: 'Rdv', event, timestamp, data: insertionRdv(changes) })).status
  const minutes = async () => {
    const kept = await readParticipations(
      { database: hub.database, cipher: hub.keyring.cipher },
      'rdv-insertion',
      PERSON.id,
    )
    return kept.map(({ rdv }) => rdv.duration_in_min)
  }
  async function countedAhead(source: string): Promise<number> {
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` }
    const metrics = await (await fetch(`${hub.url}/metrics`, { headers })).text()
    return Number(
      new RegExp(`^hub_webhook_times_ahead_total\\{source="${source}"\\} (\\d+)$`, 'm').exec(metrics)?.[1] ?? 0,
    )
  }

  describe('a time ahead of the arrival counts as the arrival', () => {
    test.each([
      ['the last second of 9999', '9999-12-31T23:59:59.000+00:00'],
      ['an hour', text(NOW + 60 * MINUTE)],
      ['six minutes', text(NOW + 6 * MINUTE)],
    ])('%s', async (_, ahead) => {
      const before = await countedAhead('rdv-insertion')
      expect(await tell('created', text(NOW - DAY), { duration_in_min: 10 })).toBe('accepted')
      expect(await tell('updated', ahead, { duration_in_min: 20 })).toBe('accepted')
      expect(await countedAhead('rdv-insertion')).toBe(before + 1)
      // What came before it is older, what comes after it newer.
      expect(await tell('updated', text(NOW - MINUTE), { duration_in_min: 30 })).toBe('stale')
      expect(await minutes()).toEqual([20])
      hub.setNow(NOW + MINUTE)
      expect(await tell('updated', text(NOW + MINUTE), { duration_in_min: 40 })).toBe('accepted')
      expect(await minutes()).toEqual([40])
      expect(await tell('destroyed', text(NOW + 2 * MINUTE))).toBe('accepted')
      expect(await minutes()).toEqual([])
    })

    test('an invitation and an appointment of RDV-Solidarités too', async () => {
      const invitation = { model: 'Invitation', data: insertionInvitation() } as const
      const ahead = '9999-12-31T23:59:59.000+00:00'
      await fromInsertion(hub, { ...invitation, event: 'updated', timestamp: ahead })
      expect(
        await fromInsertion(hub, { ...invitation, event: 'destroyed', timestamp: text(NOW + MINUTE) }),
      ).toMatchObject({
        status: 'accepted',
      })
      const before = await countedAhead('rdv-solidarites')
      const appointment = { model: 'Rdv', data: solidaritesRdv() } as const
      await fromSolidarites(hub, { ...appointment, event: 'updated', timestamp: '9999-12-31 23:59:59 +0000' })
      expect(await countedAhead('rdv-solidarites')).toBe(before + 1)
      const destroyed = { ...appointment, event: 'destroyed', timestamp: '2027-09-06 08:01:00 +0200' } as const
      expect(await fromSolidarites(hub, destroyed)).toMatchObject({ status: 'accepted' })
    })

    test('four minutes are a difference of clocks', async () => {
      const before = await countedAhead('rdv-insertion')
      expect(await tell('updated', text(NOW + 4 * MINUTE))).toBe('accepted')
      expect(await tell('updated', text(NOW + 3 * MINUTE))).toBe('stale')
      expect(await countedAhead('rdv-insertion')).toBe(before)
    })

    test('the same bytes are never new, however much later they come again', async () => {
      const ahead = '9999-12-31T23:59:59.000+00:00'
      await tell('updated', ahead, { duration_in_min: 20 })
      expect(await tell('updated', text(NOW + MINUTE), { duration_in_min: 40 })).toBe('accepted')
      await hub.database.run((connection) =>
        connection.update(webhookDeliveries).set({ receivedAt: sql`now() - interval '10 years'` }),
      )
      hub.setNow(NOW + 3_650 * DAY)
      // The digest of the later event, and the order.
      expect(await eraseOld(hub.database, { retentionDays: 90, now: NOW + 3_650 * DAY })).toMatchObject({
        deliveries: 2,
      })
      expect(await tell('updated', ahead, { duration_in_min: 20 })).toBe('duplicate')
    })
  })

  describe('a mark of the year 9999 from before', () => {
    const poison = () =>
      hub.database.run((connection) =>
        connection.update(webhookSubjects).set({ sentAt: new Date('9999-12-31T23:59:59Z') }),
      )

    test('blocks nothing', async () => {
      await tell('created', text(NOW - DAY), { duration_in_min: 10 })
      await poison()
      expect(await tell('updated', text(NOW - MINUTE), { duration_in_min: 20 })).toBe('accepted')
      expect(await tell('updated', text(NOW - 2 * MINUTE), { duration_in_min: 30 })).toBe('stale')
      expect(await tell('destroyed', text(NOW))).toBe('accepted')
    })

    test('is mended by the migration, and its delivery remembered', async () => {
      await tell('created', text(NOW - DAY), { duration_in_min: 10 })
      await poison()
      const migration = await readFile(join(packageRoot(), 'drizzle/0008_sent_and_ahead.sql'), 'utf8')
      for (const statement of migration.split('--> statement-breakpoint').slice(3))
        await hub.database.run((connection) => connection.execute(sql.raw(statement)))
      const [mark] = await hub.database.run((connection) => connection.select().from(webhookSubjects))
      const [delivery] = await hub.database.run((connection) => connection.select().from(webhookDeliveries))
      expect(mark?.sentAt.getTime()).toBeLessThanOrEqual(Date.now() + MINUTE)
      expect(delivery?.aheadUntil?.getUTCFullYear()).toBe(9999)
      expect(Math.abs((mark?.sentAt.getTime() ?? 0) - (delivery?.receivedAt.getTime() ?? 0))).toBeLessThan(60_000)
    })
  })

  describe('once the order of an object is erased', () => {
    const erased = async () => {
      const later = NOW + 61 * DAY
      hub.setNow(later)
      const { deliveries } = await eraseOld(hub.database, { retentionDays: 365, now: later })
      return deliveries
    }
    const forgetDeliveries = () => hub.database.run((connection) => connection.delete(webhookDeliveries))

    test('it stays for as long as anything it holds back would be taken', async () => {
      await tell('destroyed', text(NOW))
      const soon = NOW + 59 * DAY
      expect(await eraseOld(hub.database, { retentionDays: 90, now: soon })).toMatchObject({ deliveries: 0 })
      expect(await tell('updated', text(NOW - MINUTE))).toBe('stale')
    })

    test.each(['destroyed', 'updated'] as const)(
      'what came before its last event, %s, does not come back',
      async (last) => {
        await tell('created', text(NOW - DAY), { duration_in_min: 10 })
        await tell(last, text(NOW), { duration_in_min: 20 })
        expect(await erased()).toBe(1)
        await forgetDeliveries()
        const kept = await minutes()
        expect(await tell('created', text(NOW - DAY), { duration_in_min: 10 })).toBe('stale')
        expect(await tell('updated', text(NOW), { duration_in_min: 30 })).toBe('stale')
        expect(await minutes()).toEqual(kept)
        // And leaves nothing behind that would have to be erased again.
        expect(await hub.database.run((connection) => connection.$count(webhookSubjects))).toBe(0)
      },
    )

    test('what is new is taken, also of an object never heard of, three weeks late', async () => {
      await tell('updated', text(NOW), { duration_in_min: 10 })
      await erased()
      expect(await tell('updated', text(NOW + 60 * DAY), { duration_in_min: 20 })).toBe('accepted')
      expect(await tell('created', text(NOW + 39 * DAY), { id: 2, duration_in_min: 30 })).toBe('accepted')
    })

    test('an old destruction still destroys', async () => {
      await tell('updated', text(NOW), { duration_in_min: 10 })
      await erased()
      expect(await tell('destroyed', text(NOW - DAY))).toBe('accepted')
      expect(await minutes()).toEqual([])
    })
  })

  test('what no sender repeats any more begins no order', async () => {
    // By the clock of the database.
    expect(await tell('created', text(Date.now() - 31 * DAY))).toBe('stale')
    expect(await tell('created', text(Date.now() - 22 * DAY))).toBe('accepted')
  })
})
