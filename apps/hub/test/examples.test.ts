// The examples that people start from work as they stand.
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { describeOnEachEngine } from './support/engines.js'
import { sharedHub } from './support/shared-hub.js'
import { AGENDA_EXAMPLE } from '../src/features/ants/agenda/example.js'
import { parseAgenda } from '../src/features/ants/agenda/document.js'

const FILE = new URL('../../../examples/agenda.json', import.meta.url)

interface Schema {
  description?: string
  example?: unknown
  properties?: Record<string, Schema>
  items?: Schema
  $ref?: string
}

test('examples/agenda.json is the example of the contract', async () => {
  expect(JSON.parse(await readFile(FILE, 'utf8'))).toEqual(AGENDA_EXAMPLE)
})

test('it has no mistake, and nothing but public holidays to warn of', async () => {
  const parsed = parseAgenda(await readFile(FILE, 'utf8'), { today: '2026-11-02' })
  expect(parsed).toMatchObject({ ok: true })
  const warnings = parsed.ok ? parsed.warnings.map(({ message }) => message) : []
  expect(warnings.filter((message) => !message.includes('public holidays'))).toEqual([])
})

describeOnEachEngine('the examples', ({ createStorage }) => {
  const hub = sharedHub(createStorage)

  test('are imported and booked as they stand', async () => {
    const post = (path: string, body: string) => hub.partner(path, { method: 'POST', body })
    const imported = await post('/api/v1/agenda', await readFile(FILE, 'utf8'))
    expect([imported.status, await imported.json()]).toMatchObject([200, { added: ['412', 'saint-aubin'] }])

    const { components } = (await (await fetch(`${hub.url}/openapi.json`)).json()) as {
      components: { schemas: Record<string, Schema> }
    }
    for (const letter of 'AB') hub.simulator.state.setStatus(`${letter}123456789`, 'validated')
    const { BookAppointment, ChangeAppointment } = components.schemas
    const booked = await post('/api/v1/appointments', JSON.stringify(BookAppointment?.example))
    expect([booked.status, await booked.clone().json()]).toMatchObject([201, { status: 'booked' }])
    const { id } = (await booked.json()) as { id: string }
    const moved = await hub.partner(`/api/v1/appointments/${id}`, {
      method: 'PATCH',
      body: JSON.stringify(ChangeAppointment?.example),
    })
    expect([moved.status, await moved.json()]).toMatchObject([200, { starts_at: '2027-12-10T09:30' }])
  })

  describe('what is sent', () => {
    test.each(['Agenda', 'MeetingPointBody', 'MeetingPoint', 'BookAppointment', 'ChangeAppointment'])(
      '%s says of every field what it means',
      async (component) => {
        const { components } = (await (await fetch(`${hub.url}/openapi.json`)).json()) as {
          components: { schemas: Record<string, Schema> }
        }
        const schema = components.schemas[component] ?? {}
        expect(schema.description).toMatch(/\w{3}/)
        expect(silentFields(schema, component)).toEqual([])
      },
    )
  })
})

/** Fields without a description, and those without an example that hold no other fields. */
function silentFields(schema: Schema, path: string): string[] {
  // oxlint-disable-next-line no-map-spread -- a few dozen fields
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const here = `${path}.${name}`
    const inner = field.items ?? field
    if (field.$ref !== undefined || inner.$ref !== undefined) return []
    const deeper = silentFields(inner, here)
    const isLeaf = inner.properties === undefined
    const says = field.description !== undefined && (!isLeaf || field.example !== undefined)
    return says || (name === 'meeting_points' && component(path)) ? deeper : [here, ...deeper]
  })
}

const component = (path: string): boolean => path === 'Agenda'
