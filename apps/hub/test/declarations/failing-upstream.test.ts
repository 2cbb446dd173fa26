// What becomes of declarations while ANTS fails: tried again, given up, started again, seen by operators.
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
// First of ours: the schemas of routes take their descriptions from a library that must be loaded before any schema is made.
import { declaringPartner, NUMBER } from '../support/declaring-partner.js'
import { listDeclarations, retryDeclarations } from '../../src/features/ants/declarations/listing.js'
import { describeOnEachEngine } from '../support/engines.js'

describeOnEachEngine('declarations', ({ createStorage }) => {
  const { hub, sweep, send, book, states, change, wait } = declaringPartner(createStorage)

  describe('when ANTS fails', () => {
    const listed = (stuck = true) => listDeclarations(hub.database, { stuck })

    test('it is tried again later, which operators see; the number itself they do not', async () => {
      const booked = await book(NUMBER)
      expect(await listed()).toEqual([])
      hub.simulator.state.failNext({ kind: 'status', status: 500, times: 3 })
      expect(await sweep()).toMatchObject({ retry: 1 })
      const [declaration] = await listed()
      expect(declaration).toMatchObject({
        appointment_id: booked.id,
        state: 'pending',
        status: 'due',
        attempts: 1,
        last_error: 'http_500',
      })
      expect(JSON.stringify([declaration, hub.log])).not.toContain(NUMBER)
      expect(Object.values(await sweep()).every((count) => count === 0)).toBe(true)
      await wait()
      await sweep()
      expect(await listed()).toEqual([])
    })

    test('half a day later it is given up, until an operator or a change starts it again', async () => {
      const booked = await book(NUMBER)
      const giveUp = async () => {
        hub.simulator.state.failNext({ kind: 'status', status: 500, times: 3 })
        await change(sql`attempts = 30, first_failed_at = now() - interval '12 hours', last_error = 'http_500'`)
        expect(await sweep()).toMatchObject({ exhausted: 1 })
        expect(await states(booked.id)).toEqual(['failed'])
      }
      await giveUp()
      const [declaration] = await listed()
      expect(declaration).toMatchObject({ state: 'failed', status: 'failed', attempts: 31 })
      await wait()
      expect(await sweep()).toMatchObject({ confirming: 0 })

      expect(await retryDeclarations(hub.database, declaration?.id ?? '')).toBe(1)
      expect(await states(booked.id)).toEqual(['pending'])
      await giveUp()
      expect(await retryDeclarations(hub.database, booked.id)).toBe(1)
      await sweep()
      expect(await states(booked.id)).toEqual(['declared'])
      expect(await listed()).toEqual([])
      expect(await listed(false)).toHaveLength(1)

      await send('DELETE', `/appointments/${booked.id}`)
      await giveUp()
      expect(hub.simulator.state.appointments()).toHaveLength(1)
      await retryDeclarations(hub.database, booked.id)
      await sweep()
      expect(hub.simulator.state.appointments()).toEqual([])
    })

    test('an id that nothing has is nothing to retry', async () => {
      expect(await retryDeclarations(hub.database, 'neither')).toBe(0)
      expect(await retryDeclarations(hub.database, '00000000-0000-4000-8000-000000000000')).toBe(0)
    })

    test('work that nobody has taken up for long is stuck too', async () => {
      await book(NUMBER)
      await change(sql`next_attempt_at = now() - interval '10 minutes'`)
      expect(await listed()).toMatchObject([{ state: 'pending', attempts: 0, last_error: null }])
    })
  })
})
