// What ANTS is told of appointments, seen from outside: states, texts, histories; on both engines.
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
// First of ours: the schemas of routes take their descriptions from a library that must be loaded before any schema is made.
import { declaringPartner, NUMBER, OTHER } from '../support/declaring-partner.js'
import { listDeclarations, retryDeclarations } from '../../src/features/ants/declarations/listing.js'
import { describeOnEachEngine } from '../support/engines.js'
import { agenda, meetingPoint } from '../support/points.js'

describeOnEachEngine('declarations', ({ createStorage }) => {
  const { hub, sweep, setNow, send, publish, book, read, states, search, change, wait, getPage } =
    declaringPartner(createStorage)

  test('a booking is declared, number by number, and only then told to the search of ANTS', async () => {
    const booked = await book(NUMBER, OTHER)
    expect(await search(NUMBER)).toEqual([])
    expect(await sweep()).toMatchObject({ confirming: 2 })

    expect(await states(booked.id)).toEqual(['declared', 'declared'])
    const rows = hub.simulator.state.appointments()
    expect(new Map(rows.map((row) => [row.application_id, row.management_url]))).toEqual(
      new Map(booked.applications.map((row) => [row.application_id, row.management_url])),
    )
    expect(rows[0]).toMatchObject({
      meeting_point: 'Mairie de Valbrume',
      meeting_point_id: '412',
      appointment_date: '2027-09-07T09:00:00',
    })
    expect(await search(NUMBER)).toEqual([
      {
        meeting_point: 'Mairie de Valbrume',
        datetime: '2027-09-07T09:00Z',
        management_url: getPage(booked),
        cancel_url: expect.stringMatching(/\/annuler$/) as string,
      },
    ])
  })

  test('the appointment says so, in its history and to those who ask for changes', async () => {
    const booked = await book(NUMBER)
    await sweep()
    const { history, updated_at } = await read(booked.id)
    expect(history.slice(1)).toMatchObject([{ kind: 'declared', actor: 'job:synchronize-application' }])
    expect(updated_at > booked.updated_at).toBe(true)
  })

  test('a later look settles it, without another word to ANTS or people', async () => {
    const booked = await book(NUMBER)
    await sweep()
    expect(await sweep()).toMatchObject({ confirming: 0, settled: 0 })
    await wait()
    const before = await read(booked.id)
    expect(await sweep()).toMatchObject({ settled: 1 })
    expect(await read(booked.id)).toEqual(before)
    await wait()
    expect(Object.values(await sweep()).every((count) => count === 0)).toBe(true)
  })

  test('what was declared survives a new name of the place, and is withdrawn by the texts it was declared with', async () => {
    const booked = await book(NUMBER)
    await sweep()
    await publish('Hôtel de ville de Valbrume')
    expect(await search(NUMBER)).toMatchObject([{ meeting_point: 'Mairie de Valbrume' }])

    await send('PATCH', `/appointments/${booked.id}`, { starts_at: '2027-09-07T09:30' })
    expect(await search(NUMBER)).toEqual([])
    await sweep()
    expect(hub.simulator.state.appointments()).toMatchObject([
      { meeting_point: 'Hôtel de ville de Valbrume', appointment_date: '2027-09-07T09:30:00' },
    ])
  })

  test('moved to another place after a lost answer: the former row goes, by the id it was declared with', async () => {
    const booked = await book(NUMBER)
    hub.simulator.state.failNext({ kind: 'lost-answer', operation: 'createAppointment' })
    expect(await sweep()).toMatchObject({ retry: 1 })
    await send('PATCH', `/appointments/${booked.id}`, { meeting_point_id: '413', starts_at: '2027-09-07T09:15' })
    await sweep()
    expect(hub.simulator.state.appointments()).toMatchObject([{ meeting_point_id: '413' }])
    expect(await states(booked.id)).toEqual(['declared'])
  })

  test('cancelled: withdrawn, and the rows of others stay, even one that begins with our address', async () => {
    const foreign = { application_id: NUMBER, meeting_point: 'Ailleurs', appointment_date: '2027-09-08T10:00:00' }
    const booked = await book(NUMBER)
    hub.simulator.state.addAppointment({ ...foreign, management_url: 'https://autre.example/1' })
    hub.simulator.state.addAppointment({ ...foreign, management_url: `${getPage(booked)}0` })
    await sweep()
    await send('DELETE', `/appointments/${booked.id}`)
    expect(await states(booked.id)).toEqual(['withdrawing'])
    await sweep()
    expect(await states(booked.id)).toEqual(['withdrawn'])
    expect(hub.simulator.state.appointments().map(({ management_url }) => management_url)).toEqual([
      'https://autre.example/1',
      `${getPage(booked)}0`,
    ])
  })

  describe('a number that ANTS shows as not validated for a while', () => {
    const incident = (status = 'unknown') => hub.simulator.state.setStatus(NUMBER, status)
    const recovery = () => hub.simulator.state.setStatus(NUMBER, 'validated')
    const stuck = async () => (await listDeclarations(hub.database, { stuck: true })).map(({ state }) => state)
    /** Until nothing is due that time alone does not make so. */
    const settle = async () => {
      for (let looks = 0; looks < 3; looks += 1) {
        await sweep()
        await wait()
      }
    }

    test.each(['unknown', 'declared', 'consumed', 'expired'])(
      'a booking is unconfirmed while it is %s',
      async (status) => {
        const booked = await book(NUMBER)
        incident(status)
        expect(await sweep()).toMatchObject({ unconfirmed: 1 })
        expect(await states(booked.id)).toEqual(['unconfirmed'])
        expect(await search(NUMBER)).toEqual([])
        expect(hub.simulator.state.appointments()).toEqual([])
        recovery()
        await settle()
        expect(await states(booked.id)).toEqual(['declared'])
        expect(hub.simulator.state.appointments()).toHaveLength(1)
      },
    )

    test('a cancellation withdraws by the known key, and is withdrawn only once that was seen', async () => {
      const booked = await book(NUMBER)
      await sweep()
      incident()
      await send('DELETE', `/appointments/${booked.id}`)
      await sweep()
      expect(hub.simulator.state.appointments()).toEqual([])
      expect(await states(booked.id)).toEqual(['unconfirmed'])
      await settle()
      expect(await states(booked.id)).toEqual(['unconfirmed'])
      recovery()
      await settle()
      expect(await states(booked.id)).toEqual(['withdrawn'])
    })

    test('a move withdraws the former hour, and declares the new one afterwards', async () => {
      const booked = await book(NUMBER)
      await sweep()
      incident()
      await send('PATCH', `/appointments/${booked.id}`, { starts_at: '2027-09-07T09:30' })
      await sweep()
      expect(hub.simulator.state.appointments()).toEqual([])
      expect(await states(booked.id)).toEqual(['unconfirmed'])
      recovery()
      await settle()
      expect(hub.simulator.state.appointments()).toMatchObject([{ appointment_date: '2027-09-07T09:30:00' }])
      expect(await states(booked.id)).toEqual(['declared'])
    })

    test('a number that was taken off is withdrawn by its key as well', async () => {
      const booked = await book(NUMBER)
      await sweep()
      incident()
      await send('PATCH', `/appointments/${booked.id}`, { application_ids: [OTHER] })
      await sweep()
      expect(hub.simulator.state.appointments()).toMatchObject([{ application_id: OTHER }])
    })

    test('null in place of a status is no status either', async () => {
      const booked = await book(NUMBER)
      await sweep()
      hub.simulator.state.switches.nullStatus = [NUMBER]
      await send('DELETE', `/appointments/${booked.id}`)
      expect(await sweep()).toMatchObject({ unconfirmed: 1 })
      expect(await states(booked.id)).toEqual(['unconfirmed'])
      expect(hub.simulator.state.appointments()).toEqual([])
      hub.simulator.state.switches.nullStatus = false
      await settle()
      expect(await states(booked.id)).toEqual(['withdrawn'])
    })

    test('it is listed as stuck after some looks, and looked at until the appointment is over', async () => {
      const booked = await book(NUMBER)
      incident()
      await sweep()
      expect(await stuck()).toEqual([])
      for (let looks = 0; looks < 40; looks += 1) {
        await wait()
        expect(await sweep()).toMatchObject({ unconfirmed: 1 })
      }
      expect(await stuck()).toEqual(['unconfirmed'])
      setNow(Date.parse('2027-09-08T06:00:00Z'))
      await wait()
      expect(await sweep()).toMatchObject({ settled: 1 })
      await wait()
      expect(Object.values(await sweep()).every((count) => count === 0)).toBe(true)
      expect(await states(booked.id)).toEqual(['unconfirmed'])
      expect(await stuck()).toEqual([])
    })

    test('the hours that it lasted do not shorten the patience with an ANTS that then fails', async () => {
      await book(NUMBER)
      incident()
      await sweep()
      await change(sql`first_failed_at = now() - interval '2 days'`)
      await wait()
      hub.simulator.state.failNext({ kind: 'status', status: 500, times: 3 })
      expect(await sweep()).toMatchObject({ retry: 1, exhausted: 0 })
    })
  })

  test('two places of one name, at the same hour: an appointment moves from one to the other', async () => {
    const openings = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', desks: 9 }]
    const places = ['412', '413'].map((id) => meetingPoint(id, { name: 'Mairie de Valbrume', openings }))
    await send('POST', '/agenda', agenda(...places))
    const booked = await book(NUMBER)
    await sweep()
    await send('PATCH', `/appointments/${booked.id}`, { meeting_point_id: '413' })
    await sweep()
    expect(hub.simulator.state.appointments()).toMatchObject([{ meeting_point_id: '413' }])
    await send('DELETE', `/appointments/${booked.id}`)
    await sweep()
    expect(hub.simulator.state.appointments()).toEqual([])
    expect(await states(booked.id)).toEqual(['withdrawn'])
  })

  test('an appointment that is over is neither declared nor withdrawn any more', async () => {
    const booked = await book(NUMBER)
    await sweep()
    await wait()
    await sweep()
    setNow(Date.parse('2027-09-08T06:00:00Z'))
    hub.simulator.state.withdraw({
      application_id: NUMBER,
      meeting_point: 'Mairie de Valbrume',
      meeting_point_id: '412',
      appointment_date: '2027-09-07T09:00',
    })
    await retryDeclarations(hub.database, booked.id)
    expect(await sweep()).toMatchObject({ settled: 1 })
    expect(hub.simulator.state.appointments()).toEqual([])
  })
})
