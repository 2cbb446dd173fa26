// The store over a real database: it says what SQL says, whoever wrote it, and never what it said before.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { importMeetingPoints } from '../../src/features/ants/meeting-points.js'
import { createSlotStore, type SlotStore } from '../../src/features/ants/slot-store/slot-store.js'
import { type Database, openDatabase } from '../../src/platform/database/database.js'
import { DatabaseError } from '../../src/platform/database/database-error.js'
import { opening, point } from '../slots-examples.js'
import { describeOnEachEngine, describeOnPostgres, type TemporaryStorage } from '../support/engines.js'
import { book, cancel, execute, NOW, PUBLIC_URL, told, truth } from './stored-truth.js'

const clock = { elapsed: 0, now: NOW }
const storeOver = (database: Database): SlotStore =>
  createSlotStore({ database, publicUrl: PUBLIC_URL, now: () => clock.now, elapsed: () => clock.elapsed })

const PLACES = ['412', '413', '414'].map((id) => point({ id }))

describeOnEachEngine('a store', ({ createStorage }) => {
  let storage: TemporaryStorage
  let database: Database
  let store: SlotStore

  beforeAll(async () => {
    storage = await createStorage()
    database = await openDatabase(storage.config)
    await database.migrate()
  })
  beforeEach(async () => {
    await execute(database, 'delete from appointments')
    await importMeetingPoints(database, PLACES, { prune: true })
    clock.elapsed = 0
    store = storeOver(database)
  })
  afterAll(async () => {
    await database.close()
    await storage[Symbol.asyncDispose]()
  })

  test('says what was booked before it was made', async () => {
    await book(database, '412', '2027-06-08T09:00', '2027-06-08T09:20')
    await book(database, '412', '2027-06-06T09:00', '2027-06-06T09:20')
    expect(await told(store, '412')).toBe(await truth(database, '412'))
    expect(await told(store, '412')).not.toContain('2027-06-08T09:00Z')
    expect(await told(store, '415')).toBe('no such place')
  })

  test('says what this process changed from the very next answer on', async () => {
    await told(store, '412')
    const id = await book(database, '412', '2027-06-08T09:00', '2027-06-08T09:20')
    store.expire()
    expect(await told(store, '412')).toBe(await truth(database, '412'))
    await cancel(database, id)
    store.expire()
    expect(await told(store, '412')).toContain('2027-06-08T09:00Z')
  })

  test('says what others changed after half a second, and before that at times what it said', async () => {
    const before = await told(store, '412')
    await book(database, '412', '2027-06-08T09:00', '2027-06-08T09:20')
    clock.elapsed = 499
    expect(await told(store, '412')).toBe(before)
    clock.elapsed = 500
    expect(await told(store, '412')).toBe(await truth(database, '412'))
  })

  test.each([
    ['moves to another day', `update appointments set starts_at = '2027-06-09T09:20', ends_at = '2027-06-09T09:40'`],
    ['moves to another place', `update appointments set meeting_point_id = '413'`],
    ['becomes longer', `update appointments set ends_at = '2027-06-08T10:00'`],
    ['is cancelled', `update appointments set status = 'cancelled'`],
    ['is deleted', 'delete from appointments'],
    ['changes in nothing that matters', `update appointments set contact = 'sealed'`],
  ])('follows an appointment that %s, by a statement typed by hand', async (_label, statement) => {
    await book(database, '412', '2027-06-08T09:00', '2027-06-08T09:20')
    await told(store, '412')
    await execute(database, statement)
    clock.elapsed = 500
    for (const id of ['412', '413']) expect(await told(store, id)).toBe(await truth(database, id))
  })

  test('follows a place that changes, goes and comes back, with what is held there', async () => {
    await book(database, '412', '2027-06-08T09:20', '2027-06-08T09:40')
    await told(store, '412')
    const changes = [
      [point({ id: '412', openings: [opening({ to: '12:00', desks: 2 })] }), PLACES[1]],
      [PLACES[1]],
      [PLACES[0], PLACES[1]],
    ]
    for (const places of changes) {
      await importMeetingPoints(
        database,
        places.flatMap((place) => place ?? []),
        { prune: true },
      )
      store.expire()
      for (const id of ['412', '413', '414']) expect(await told(store, id)).toBe(await truth(database, id))
    }
    expect(store.meetingPoints().map(({ id }) => id)).toEqual(['412', '413'])
  })

  test('has one list of places as long as none changes, in the order of ids', async () => {
    await store.waitUntilFresh()
    const list = store.meetingPoints()
    expect(list.map(({ id }) => id)).toEqual(['412', '413', '414'])
    await book(database, '412', '2027-06-08T09:00', '2027-06-08T09:20')
    store.expire()
    await store.waitUntilFresh()
    expect(store.meetingPoints()).toBe(list)
  })

  test('reads everything anew when the clock was set back: what is over by one clock is to come by the other', async () => {
    await book(database, '412', '2027-06-08T09:00', '2027-06-08T09:20')
    clock.now = NOW + 10 * 86_400_000
    await told(store, '412')
    clock.now = NOW
    clock.elapsed = 500
    expect(await told(store, '412')).toBe(await truth(database, '412'))
  })

  test('forgets changes after a day, and no sooner', async () => {
    await execute(database, `update slot_changes set at = now() - interval '25 hours'`)
    await book(database, '412', '2027-06-08T09:00', '2027-06-08T09:20')
    await store.waitUntilFresh()
    const days = async () => {
      const found = await database.run((connection) => connection.execute('select day from slot_changes'))
      return (found as { rows: { day: string | null }[] }).rows.map(({ day }) => day)
    }
    // Nobody waits for it.
    await vi.waitFor(async () => expect(await days()).toEqual(['2027-06-08']), { timeout: 60_000 })
  })

  test('a hundred random bookings and cancellations, seen by the one who makes them and by another', async () => {
    const other = storeOver(database)
    const made: string[] = []
    for (let count = 0; count < 100; count += 1) {
      const id = String(412 + (count % 3))
      const start = `2027-06-${String(7 + (count % 7)).padStart(2, '0')}T09:`
      if (count % 4 === 3) await cancel(database, made.splice(count % made.length, 1)[0] ?? '')
      else made.push(await book(database, id, `${start}00`, `${start}${count % 2 === 0 ? '20' : '40'}`))
      store.expire()
      clock.elapsed += 500
      const expected = await truth(database, id)
      expect(await told(store, id)).toBe(expected)
      expect(await told(other, id)).toBe(expected)
    }
  })
})

describeOnPostgres('stores of several processes', ({ createStorage }) => {
  let storage: TemporaryStorage
  let ours: Database
  let theirs: Database

  beforeAll(async () => {
    storage = await createStorage()
    ours = await openDatabase(storage.config)
    theirs = await openDatabase(storage.config)
    await ours.migrate()
  })
  beforeEach(async () => {
    await execute(ours, 'delete from appointments')
    await importMeetingPoints(ours, PLACES, { prune: true })
    clock.elapsed = 0
  })
  afterAll(async () => {
    await Promise.all([ours.close(), theirs.close()])
    await storage[Symbol.asyncDispose]()
  })

  test('a transaction that began first and commits last is not missed', async () => {
    const store = storeOver(ours)
    await told(store, '412')
    const written = Promise.withResolvers<void>()
    const commit = Promise.withResolvers<void>()
    const slow = theirs.transaction(async (transaction) => {
      await book({ run: async (work) => work(transaction) }, '412', '2027-06-08T09:00', '2027-06-08T09:20')
      written.resolve()
      await commit.promise
    })
    await written.promise
    // Others commit, and are seen, while it is open.
    for (const day of ['09', '10', '11']) {
      await book(ours, '412', `2027-06-${day}T09:00`, `2027-06-${day}T09:20`)
      clock.elapsed += 500
      expect(await told(store, '412')).toBe(await truth(ours, '412'))
    }
    commit.resolve()
    await slow
    clock.elapsed += 500
    expect(await told(store, '412')).toBe(await truth(ours, '412'))
    expect(await told(store, '412')).not.toContain('2027-06-08T09:00Z')
  })

  test('whose connections are cut answer nothing old', async () => {
    const store = storeOver(ours)
    await told(store, '412')
    for (let round = 0; round < 5; round += 1) {
      await onLiveConnection(() =>
        book(theirs, '412', `2027-06-0${8 + (round % 2)}T09:${round}0`, `2027-06-0${8 + (round % 2)}T10:00`),
      )
      await execute(
        theirs,
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
      clock.elapsed += 500
      // The pools find out one by one which of their connections are dead: until then there is no answer, but never an old one.
      const answer = await onLiveConnection(() => told(store, '412'))
      expect(answer).toBe(await onLiveConnection(() => truth(theirs, '412')))
    }
  })

  describe('by the real clock', () => {
    test('see each other while eight book at once', async () => {
      const elapsed = (): number => performance.now()
      const stores = [ours, theirs].map((database) =>
        createSlotStore({ database, publicUrl: PUBLIC_URL, now: () => NOW, elapsed }),
      )
      for (let round = 0; round < 5; round += 1) {
        const writers = Array.from({ length: 8 }, (_, writer) => {
          const start = `2027-06-${String(7 + writer).padStart(2, '0')}T09:${round}0`
          return book(writer % 2 === 0 ? ours : theirs, '413', start, start.replace(/.$/, '5'))
        })
        await Promise.all([...writers, ...stores.map((store) => told(store, '413'))])
        const expected = await truth(ours, '413')
        for (const store of stores) await expect.poll(() => told(store, '413')).toBe(expected)
      }
    })
  })
})

/** As many tries as a pool has connections: each that fails has found a dead one. */
async function onLiveConnection<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let left = 10; ; left -= 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof DatabaseError) || left === 0) throw error
    }
  }
}
