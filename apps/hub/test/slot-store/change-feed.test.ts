// What only an odd database does: the store says what the rows say all the same.
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { importMeetingPoints } from '../../src/features/ants/meeting-points.js'
import { meetingPointSchema } from '../../src/features/ants/agenda/schema.js'
import { appointments } from '../../src/features/ants/appointments/tables.js'
import { readChanges } from '../../src/features/ants/slot-store/changes.js'
import { createSlotStore } from '../../src/features/ants/slot-store/slot-store.js'
import { type Database, openDatabase } from '../../src/platform/database/database.js'
import { createDirectory, describeOnEachEngine, describeOnPostgres, type TestedEngine } from '../support/engines.js'
import { meetingPoint } from '../support/points.js'
import { readList } from '../support/join-text.js'

const NOW = Date.parse('2027-09-06T06:00:00Z')
const DAY = '2027-09-07'
const QUERY = { start_date: DAY, end_date: DAY, reason: 'CNI', documents_number: 1 } as const

async function open(engine: Pick<TestedEngine, 'createStorage'>, ids: readonly string[]) {
  const storage = await engine.createStorage()
  const database = await openDatabase(storage.config)
  await database.migrate()
  await importMeetingPoints(
    database,
    ids.map((id) => meetingPointSchema.parse(meetingPoint(id))),
    { prune: false },
  )
  const close = async (): Promise<void> => {
    await database.close()
    await storage[Symbol.asyncDispose]()
  }
  return { database, [Symbol.asyncDispose]: close }
}

function follow(database: Pick<Database, 'run'>) {
  const errors: unknown[] = []
  const clock = { now: NOW }
  const store = createSlotStore({
    database: database as Database,
    publicUrl: 'https://rdv.valbrume.example',
    now: () => clock.now,
    elapsed: () => performance.now(),
    logger: { error: (_message, fields) => void errors.push(fields?.['meeting_point_id']) },
  })
  const readStarts = async (id: string, changes: Partial<typeof QUERY> = {}): Promise<string[] | undefined> => {
    store.expire()
    await store.waitUntilFresh()
    const text = readList(store, id, { ...QUERY, ...changes })
    if (text === undefined) return undefined
    return (JSON.parse(text) as { datetime: string }[]).map(({ datetime }) => datetime.slice(11, 16))
  }
  return { readStarts, errors, clock }
}

async function book(database: Database, meetingPointId: string, startsAt: string, endsAt: string): Promise<string> {
  const id = randomUUID()
  const values = { meetingPointName: 'Mairie', timeZone: 'Europe/Paris', reason: 'CNI', documentsNumber: 1 }
  await database.run((connection) =>
    connection.insert(appointments).values({ id, meetingPointId, startsAt, endsAt, status: 'booked', ...values }),
  )
  return id
}

const execute = (database: Database, statement: ReturnType<typeof sql>) =>
  database.run((connection) => connection.execute(statement))

describeOnEachEngine('the store follows', (engine) => {
  test('a place renamed by hand: the former name is gone', async () => {
    await using opened = await open(engine, ['1'])
    const { readStarts } = follow(opened.database)
    expect(await readStarts('1')).toHaveLength(4)
    await execute(
      opened.database,
      sql`update meeting_points set id = '2', document = jsonb_set(document, '{id}', '"2"')`,
    )
    expect(await readStarts('1')).toBeUndefined()
    expect(await readStarts('2')).toHaveLength(4)
  })

  test('rows that nobody can read take their own place away, are told, and are mended', async () => {
    await using opened = await open(engine, ['1', '2'])
    const { readStarts, errors } = follow(opened.database)
    expect(await readStarts('1')).toHaveLength(4)
    await book(opened.database, '2', `${DAY}T09:00`, `${DAY}T09:15`)
    const id = await book(opened.database, '1', `${DAY} 09:00`, 'nonsense')
    const other = await book(opened.database, '1', '2027-02-30T09:00', '2027-02-30T09:15')
    await book(opened.database, '1', `${DAY}T09:30`, 'soon')
    expect(await readStarts('2')).toEqual(['09:15', '09:30', '09:45'])
    expect(await readStarts('1')).toBeUndefined()
    expect(new Set(errors)).toEqual(new Set(['1']))
    // A store that starts now finds the same.
    const late = follow(opened.database)
    expect(await late.readStarts('2')).toEqual(['09:15', '09:30', '09:45'])
    expect(await late.readStarts('1')).toBeUndefined()
    await execute(opened.database, sql`delete from appointments where id in (${id}, ${other})`)
    await execute(opened.database, sql`update appointments set ends_at = ${`${DAY}T09:45`} where ends_at = 'soon'`)
    expect(await readStarts('1')).toEqual(['09:00', '09:15', '09:45'])
    expect(await late.readStarts('1')).toEqual(['09:00', '09:15', '09:45'])
  })

  test('days that pass and a clock set back by months', async () => {
    await using opened = await open(engine, ['1'])
    const { readStarts, clock } = follow(opened.database)
    await book(opened.database, '1', `${DAY}T09:00`, `${DAY}T09:15`)
    expect(await readStarts('1')).toHaveLength(3)
    clock.now = Date.parse('2027-12-01T06:00:00Z')
    await book(opened.database, '1', '2027-12-02T09:00', '2027-12-02T09:15')
    expect(
      await readStarts('1', { start_date: '2027-12-02' as typeof DAY, end_date: '2027-12-02' as typeof DAY }),
    ).toEqual(['09:15', '09:30', '09:45'])
    clock.now = NOW
    expect(await readStarts('1')).toEqual(['09:15', '09:30', '09:45'])
  })
})

test('another database in the place of the first is read anew', async () => {
  // Embedded ones: databases of one server share the numbers of their transactions.
  await using first = await open({ createStorage: createDirectory }, ['1', '2'])
  await using second = await open({ createStorage: createDirectory }, ['1'])
  for (let round = 0; round < 300; round += 1) await execute(first.database, sql`select pg_current_xact_id()`)
  let current = first.database
  const { readStarts } = follow({ run: (work) => current.run(work) })
  expect(await readStarts('2')).toHaveLength(4)
  current = second.database
  expect(await readStarts('2')).toBeUndefined()
  await book(second.database, '1', `${DAY}T09:00`, `${DAY}T09:15`)
  expect(await readStarts('1')).toHaveLength(3)
})

describeOnPostgres('while a long transaction is open', (engine) => {
  test('each change is found once, and its own when it commits', async () => {
    await using opened = await open(engine, ['1'])
    const { database } = opened
    const look = (seen?: string) => database.run((connection) => readChanges(connection, seen))
    const begun = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<void>()
    const long = database.transaction(async (transaction) => {
      await transaction.execute(sql`update meeting_points set updated_at = now()`)
      begun.resolve()
      await finish.promise
    })
    await begun.promise
    let { snapshot } = await look()
    for (let round = 0; round < 3; round += 1) {
      await book(database, '1', `${DAY}T09:00`, `${DAY}T09:15`)
      const found = await look(snapshot)
      expect(found.changes).toHaveLength(1)
      snapshot = found.snapshot
      expect((await look(snapshot)).changes).toEqual([])
    }
    finish.resolve()
    await long
    expect((await look(snapshot)).changes).toMatchObject([{ meeting_point_id: '1', day: null }])
  })
})
