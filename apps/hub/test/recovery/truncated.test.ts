// Tables that are emptied, filled by a replica's session, or replaced as a restore does: slots follow without a restart.
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { meetingPointSchema } from '../../src/features/ants/agenda/schema.js'
import { createSlotStore } from '../../src/features/ants/slot-store/slot-store.js'
import { importMeetingPoints } from '../../src/features/ants/meeting-points.js'
import { appointments } from '../../src/features/ants/appointments/tables.js'
import { type Database, openDatabase } from '../../src/platform/database/database.js'
import { describeOnEachEngine, type TestedEngine } from '../support/engines.js'
import { meetingPoint } from '../support/points.js'
import { readList } from '../support/join-text.js'

const NOW = Date.parse('2027-09-06T06:00:00Z')
const DAY = '2027-09-07'

async function open(engine: TestedEngine) {
  const storage = await engine.createStorage()
  const database = await openDatabase(storage.config)
  await database.migrate()
  const points = ['1', '2'].map((id) => meetingPointSchema.parse(meetingPoint(id)))
  await importMeetingPoints(database, points, { prune: false })
  await book(database, '1', 'T09:00', 'T09:15')
  const store = createSlotStore({
    database,
    publicUrl: 'https://rdv.valbrume.example',
    now: () => NOW,
    elapsed: () => performance.now(),
  })
  const readStarts = async (id: string): Promise<string[] | undefined> => {
    store.expire()
    await store.waitUntilFresh()
    const text = readList(store, id, { start_date: DAY, end_date: DAY, reason: 'CNI', documents_number: 1 })
    const slots = text === undefined ? undefined : (JSON.parse(text) as { datetime: string }[])
    return slots?.map(({ datetime }) => datetime.slice(11, 16))
  }
  const execute = (text: string) => database.run((connection) => connection.execute(sql.raw(text)))
  return {
    readStarts,
    execute,
    database,
    [Symbol.asyncDispose]: async () => {
      await database.close()
      await storage[Symbol.asyncDispose]()
    },
  }
}

async function book(database: Database, meetingPointId: string, from: string, to: string): Promise<void> {
  const values = { meetingPointName: 'Mairie', timeZone: 'Europe/Paris', reason: 'CNI', documentsNumber: 1 } as const
  const id = crypto.randomUUID()
  const times = { startsAt: `${DAY}${from}`, endsAt: `${DAY}${to}` }
  await database.run((connection) =>
    connection.insert(appointments).values({ id, meetingPointId, status: 'booked', ...times, ...values }),
  )
}

describeOnEachEngine('slots follow', (engine) => {
  test.each([
    'truncate appointments cascade',
    'truncate slot_changes; truncate appointments cascade',
    'truncate appointments cascade; truncate slot_changes',
  ])('%s', async (statement) => {
    await using opened = await open(engine)
    expect(await opened.readStarts('1')).toEqual(['09:15', '09:30', '09:45'])
    for (const each of statement.split('; ')) await opened.execute(each)
    expect(await opened.readStarts('1')).toEqual(['09:00', '09:15', '09:30', '09:45'])
    await book(opened.database, '1', 'T09:30', 'T09:45')
    expect(await opened.readStarts('1')).toEqual(['09:00', '09:15', '09:45'])
  })

  test('truncate meeting_points: there is no place any more', async () => {
    await using opened = await open(engine)
    expect(await opened.readStarts('2')).toHaveLength(4)
    await opened.execute('truncate meeting_points cascade')
    expect(await opened.readStarts('2')).toBeUndefined()
  })

  test('rows that a session loads as a replica does', async () => {
    await using opened = await open(engine)
    expect(await opened.readStarts('2')).toHaveLength(4)
    await opened.database.transaction(async (transaction) => {
      await transaction.execute(sql`set local session_replication_role = replica`)
      await transaction.execute(
        sql`update meeting_points set id = '3', document = jsonb_set(document, '{id}', '"3"') where id = '2'`,
      )
    })
    expect(await opened.readStarts('2')).toBeUndefined()
    expect(await opened.readStarts('3')).toHaveLength(4)
  })

  test('a table that another of its name replaces, as in a restore', async () => {
    await using opened = await open(engine)
    expect(await opened.readStarts('1')).toHaveLength(3)
    await opened.database.transaction(async (transaction) => {
      await transaction.execute(sql`create table copied as table appointments with no data`)
      await transaction.execute(sql`alter table appointments rename to former`)
      await transaction.execute(sql`alter table copied rename to appointments`)
    })
    expect(await opened.readStarts('1')).toHaveLength(4)
  })
})
