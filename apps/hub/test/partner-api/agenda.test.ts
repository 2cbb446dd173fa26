// A whole agenda at once: what an import did, or every reason why it did nothing.
import { describe, expect, test } from 'vitest'
import { agendaPartner, IMPORT } from '../support/agenda-partner.js'
import { describeOnEachEngine } from '../support/engines.js'
import { agenda, meetingPoint } from '../support/points.js'

describeOnEachEngine('partner API', ({ createStorage }) => {
  const { hub, checked, importAgenda } = agendaPartner(createStorage)

  describe('agenda', () => {
    test('reports what it did', async () => {
      expect(await checked(await importAgenda(agenda(meetingPoint('a'), meetingPoint('b'))), IMPORT)).toEqual({
        added: ['a', 'b'],
        changed: [],
        unchanged: [],
        removed: [],
        warnings: [],
      })
      const changed = agenda(
        meetingPoint('b', { name: 'Renommée' }),
        meetingPoint('c', { latitude: null, longitude: null }),
      )
      const report = await checked(await importAgenda(changed, '?prune=true'), IMPORT)
      expect(report).toMatchObject({ added: ['c'], changed: ['b'], removed: ['a'] })
      expect((report as { warnings: { pointer: string }[] }).warnings[0]?.pointer).toMatch(/^\/meeting_points\/1\//)
    })

    test('a malformed one: every mistake, nothing imported', async () => {
      const response = await importAgenda(
        agenda(meetingPoint('good'), meetingPoint('bad', { street: '12 rue,' }), meetingPoint('good')),
      )
      expect(response.status).toBe(422)
      expect(await checked(response, IMPORT)).toMatchObject({
        errors: [
          { in: 'body', pointer: '/meeting_points/1/street' },
          { in: 'body', pointer: '/meeting_points/2/id' },
        ],
      })
      expect(await (await hub.partner('/api/v1/meeting-points')).json()).toEqual({ items: [], next_cursor: null })
    })
  })
})
