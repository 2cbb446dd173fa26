// Lists of changes miss none, and wait for nobody: a transaction under way holds back what is told, not those who ask or book.
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { isoText, readSafeWatermark, markChanged } from '../../src/features/ants/appointments/change-clock.js'
import { appointments } from '../../src/features/ants/appointments/tables.js'
import { type Connection, openDatabase } from '../../src/platform/database/database.js'
import { describeOnEachEngine, describeOnPostgres } from '../support/engines.js'

function insert(connection: Connection, id: string): PromiseLike<unknown> {
  const where = { meetingPointId: '412', meetingPointName: 'Mairie', timeZone: 'Europe/Paris' }
  const when = { startsAt: '2027-09-07T09:00', endsAt: '2027-09-07T09:15' }
  return connection
    .insert(appointments)
    .values({ id, ...where, ...when, reason: 'CNI', documentsNumber: 1, status: 'booked' })
}

async function updatedAt(connection: Connection, id: string): Promise<string> {
  const [row] = await connection
    .select({ at: isoText(appointments.updatedAt) })
    .from(appointments)
    .where(eq(appointments.id, id))
  return row?.at ?? ''
}

describeOnEachEngine('the clock of changes', (engine) => {
  test('what was changed is told at once', async () => {
    await using storage = await engine.createStorage()
    const database = await openDatabase(storage.config)
    await database.migrate()
    const id = randomUUID()
    await database.transaction(async (transaction) => {
      await insert(transaction, id)
      await markChanged(transaction, [id])
    })
    expect((await readSafeWatermark(database)) > (await database.run((connection) => updatedAt(connection, id)))).toBe(
      true,
    )
    await database.close()
  })
})

describeOnPostgres('the clock of changes, while a transaction is under way', (engine) => {
  test('tells nothing that it could overtake, and lets others touch, book and ask', async () => {
    await using storage = await engine.createStorage()
    const database = await openDatabase(storage.config)
    await database.migrate()
    for (let round = 0; round < 20; round += 1) {
      const [slow, quick] = [randomUUID(), randomUUID()]
      const begun = Promise.withResolvers<string>()
      const finish = Promise.withResolvers<void>()
      const underWay = database.transaction(async (transaction) => {
        await insert(transaction, slow)
        await markChanged(transaction, [slow])
        begun.resolve(await updatedAt(transaction, slow))
        await finish.promise
      })
      const slowAt = await begun.promise
      // Asked first, and changed after that: each would have waited for the other.
      const asked = readSafeWatermark(database)
      await database.transaction(async (transaction) => {
        await insert(transaction, quick)
        await markChanged(transaction, [quick])
        await transaction.execute(sql`select 1`)
      })
      expect((await asked) <= slowAt).toBe(true)
      expect((await readSafeWatermark(database)) <= slowAt).toBe(true)
      finish.resolve()
      await underWay
      expect((await readSafeWatermark(database)) > slowAt).toBe(true)
    }
    await database.close()
  })
})
