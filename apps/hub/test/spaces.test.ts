// Names that an earlier version stored with the spaces that were typed.
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { appointments } from '../src/features/ants/appointments/tables.js'
import { bookingPartner } from './support/booking-partner.js'
import { describeOnEachEngine } from './support/engines.js'

describeOnEachEngine('spaces that were stored', ({ createStorage }) => {
  const { hub, booked } = bookingPartner(createStorage)
  const typed = { name: ' Mairie de\u00a0 Valbrume ', street: ' 12  rue', city_name: 'Val\u00a0brume ' }
  const written = { name: 'Mairie de Valbrume', city_name: 'Val brume' }

  beforeEach(async () => {
    await hub.database.run((connection) =>
      connection.execute(
        sql`update meeting_points set document = document || ${JSON.stringify(typed)}::jsonb where id = '412'`,
      ),
    )
  })

  test('are normalised for partners', async () => {
    const one: unknown = await (await hub.partner('/api/v1/meeting-points/412')).json()
    expect(one).toMatchObject({ id: '412', street: '12 rue', ...written })
    const list: unknown = await (await hub.partner('/api/v1/meeting-points')).json()
    expect(list).toMatchObject({ items: [{ id: '412', street: '12 rue', ...written }, {}] })
  })

  test('are normalised for ANTS, in the list of places as in what is declared', async () => {
    const places = async (): Promise<unknown> => (await hub.ants('/api/ants/getManagedMeetingPoints')).json()
    const listed = expect.objectContaining({ id: '412', public_entry_address: '12 rue', ...written })
    // Another wrote it: seen half a second later.
    await expect.poll(places, { timeout: 60_000 }).toContainEqual(listed)
    await booked()
    const [row] = await hub.database.run((connection) => connection.select().from(appointments))
    expect(row?.meetingPointName).toBe(written.name)
  })
})
