// Places, one by one: created, read, replaced, deleted, listed.
import { describe, expect, test } from 'vitest'
import { agendaPartner, DELETE, GET, IMPORT, LIST, PUT } from '../support/agenda-partner.js'
import { describeOnEachEngine } from '../support/engines.js'
import { agenda, meetingPoint } from '../support/points.js'

describeOnEachEngine('partner API', ({ createStorage }) => {
  const { hub, checked, put, importAgenda } = agendaPartner(createStorage)

  describe('meeting points', () => {
    test('are created, read, replaced and deleted', async () => {
      const created = await put('412', meetingPoint('412', { name: "Mairie de L'Haÿ" }))
      expect(created.status).toBe(201)
      expect(await checked(created, PUT)).toMatchObject({
        id: '412',
        time_zone: 'Europe/Paris',
        closures: [],
        warnings: [],
      })

      const read = await hub.partner('/api/v1/meeting-points/412')
      expect(await checked(read, GET)).toMatchObject({ name: "Mairie de L'Haÿ", min_notice_minutes: 0 })

      const { id: _, ...withoutId } = meetingPoint('412')
      const replaced = await put('412', withoutId)
      expect(replaced.status).toBe(200)
      expect(await checked(replaced, PUT)).toMatchObject({ id: '412', name: 'Mairie de Valbrume - 412' })

      const deleted = await hub.partner('/api/v1/meeting-points/412', { method: 'DELETE' })
      expect(deleted.status).toBe(204)
      const again = await hub.partner('/api/v1/meeting-points/412', { method: 'DELETE' })
      expect(again.status).toBe(404)
      expect(await checked(again, DELETE)).toMatchObject({ code: 'not_found' })
    })

    test('what a client read, it can send back', async () => {
      await put('412', meetingPoint('412'))
      const document: unknown = await (await hub.partner('/api/v1/meeting-points/412')).json()
      expect((await put('412', document)).status).toBe(200)
    })

    test('a point that ANTS would drop is kept, with a warning', async () => {
      const response = await put('quiet', meetingPoint('quiet', { zip_code: null }))
      expect(await checked(response, PUT)).toMatchObject({ warnings: [{ pointer: '/zip_code' }] })
    })

    test('every mistake is told with its pointer, and nothing is stored', async () => {
      const response = await put('412', {
        ...meetingPoint('413'),
        zip_code: 59999,
        openings: [{ weekdays: [8], from: '12:00', to: '09:00' }],
      })
      expect(response.status).toBe(422)
      const body = await checked(response, PUT)
      expect(body).toMatchObject({ code: 'invalid_request' })
      const pointers = (body as { errors: { pointer: string; in: string }[] }).errors.map(({ pointer }) => pointer)
      expect(pointers).toEqual(expect.arrayContaining(['/zip_code', '/openings/0/weekdays/0', '/openings/0/from']))
      expect((await hub.partner('/api/v1/meeting-points/412')).status).toBe(404)
    })

    test.each([
      ['text that is no JSON', '{"name": ', 422],
      ['nothing', '', 422],
      ['bytes that are no UTF-8', new Uint8Array([0x22, 0xe9, 0x22]), 422],
      ['a prototype', '{"__proto__": {"id": "412"}}', 422],
      ['a list', '[]', 422],
    ])('%s: %j → %i', async (_, body, status) => {
      const response = await hub.partner('/api/v1/meeting-points/412', { method: 'PUT', body })
      expect(response.status).toBe(status)
      expect(await checked(response, PUT)).toMatchObject({ code: 'invalid_request', errors: expect.any(Array) })
    })

    test('a form is 415', async () => {
      const response = await hub.partner('/api/v1/agenda', {
        method: 'POST',
        body: 'a=b',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(response.status).toBe(415)
      expect(await checked(response, IMPORT)).toMatchObject({ code: 'unsupported_media_type' })
    })

    test.each(['%00', '%F0%9F%92%A9', 'a%2Fb', '%FF', 'x'.repeat(300), '__proto__'])(
      'the id %s is simply unknown',
      async (id) => {
        const response = await hub.partner(`/api/v1/meeting-points/${id}`)
        expect(response.status).toBe(404)
      },
    )

    test('pages follow each other without gap or repetition, and end', async () => {
      await importAgenda(agenda(...['a', 'b', 'c', 'd', 'e'].map((id) => meetingPoint(id))))
      const seen: string[] = []
      let cursor: string | null = ''
      for (let page = 0; cursor !== null; page += 1) {
        expect(page).toBeLessThan(3)
        const query = new URLSearchParams({ limit: '2', ...(cursor && { cursor }) })
        const body = (await checked(await hub.partner(`/api/v1/meeting-points?${query}`), LIST)) as {
          items: { id: string }[]
          next_cursor: string | null
        }
        seen.push(...body.items.map(({ id }) => id))
        cursor = body.next_cursor
      }
      expect(seen).toEqual(['a', 'b', 'c', 'd', 'e'])
    })

    test.each([
      ['cursor=nonsense', '/cursor'],
      ['cursor=', '/cursor'],
      ['limit=0', '/limit'],
      ['limit=501', '/limit'],
      ['limit=many', '/limit'],
    ])('?%s: 422', async (query, pointer) => {
      const response = await hub.partner(`/api/v1/meeting-points?${query}`)
      expect(response.status).toBe(422)
      expect(await checked(response, LIST)).toMatchObject({ errors: [{ in: 'query', pointer }] })
    })
  })

  test('another method on a known address: 405 with Allow', async () => {
    const response = await hub.partner('/api/v1/meeting-points/412', { method: 'POST', body: '{}' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')?.split(', ').toSorted()).toEqual(['DELETE', 'GET', 'HEAD', 'PUT'])
    expect(await response.json()).toMatchObject({ code: 'method_not_allowed' })
  })
})
