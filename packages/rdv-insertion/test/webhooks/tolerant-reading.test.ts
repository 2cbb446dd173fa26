import { describe, expect, test } from 'vitest'
import { catchReason, delivery, person, rdv, receiver, text } from './support.js'

describe('what is read loosely', () => {
  test.each<[string, object]>([
    ['unknown keys', { colour: 'red', users: [{ id: 1, uid: 'old', pole_emploi_id: null }] }],
    ['a null place', { lieu: null }],
    ['missing participations', { participations: undefined }],
    ['null participations', { participations: null }],
    ['missing users', { users: undefined }],
    ['a status never seen', { status: 'rescheduled' }],
    ['no uuid', { uuid: undefined }],
    ['an agent without e-mail', { agents: [{ id: 1, email: null }] }],
    ['a null status', { status: null }],
    ['a motif that was deleted', { motif: null, rdv_solidarites_rdv_id: null }],
  ])('%s', async (_label, change) => {
    const event = await receiver().unwrap(delivery(text(change)))
    expect(event.data).toEqual(JSON.parse(JSON.stringify({ ...rdv, ...change })))
  })

  test('an entry that cannot be read is left out and told, and costs neither the others nor the event', async () => {
    const good = { id: 5, status: 'seen', user: person }
    const participations = [
      good,
      null,
      { id: 6, status: 'seen', user: null },
      { id: 'x' },
      { ...good, id: 7, status: null },
    ]
    const event = await receiver().unwrap(delivery(text({ participations, users: [person, 3], agents: 'none' })))
    expect(event).toMatchObject({
      known: true,
      data: { participations: [good, { ...good, id: 7, status: null }], users: [person] },
      unreadable: [
        '/data/users/1',
        '/data/agents',
        '/data/participations/1',
        '/data/participations/2',
        '/data/participations/3',
      ],
    })
    expect((event.data as typeof rdv).agents).toBeUndefined()
  })

  test('nothing is left out of what can be read', async () => {
    expect(await receiver().unwrap(delivery(text()))).toMatchObject({ unreadable: [] })
  })

  test.each([
    ['Rdv', {}],
    ['Invitation', { user: undefined, format: 7 }],
  ])('a destroyed %s is obeyed whatever else its data hold', async (model, more) => {
    const data = { id: 9, ...more }
    const body = JSON.stringify({ data, meta: { model, event: 'destroyed', timestamp: '2026-02-14T09:00:00Z' } })
    expect(await receiver().unwrap(delivery(body))).toMatchObject({ known: true, subject: `${model}:9` })
  })

  test('a model that was not asked for is ignored before it is read', async () => {
    const body = JSON.stringify({ data: null, meta: { model: 'Invitation', event: 'created' } })
    expect(await receiver({ models: ['Rdv'] }).unwrap(delivery(body))).toMatchObject({ known: false })
    expect(await catchReason(receiver().unwrap(delivery(body)))).toEqual(['not_an_event', 400])
  })

  test.each([
    ['a model', { model: 'FollowUp' }],
    ['an event', { event: 'archived' }],
  ])('%s that is not known passes as such, whatever it holds', async (_label, meta) => {
    const unknown = JSON.stringify({ data: {}, meta: { model: 'Rdv', event: 'created', ...meta } })
    expect(await receiver().unwrap(delivery(unknown))).toMatchObject({ known: false, ...meta, sentAt: null })
  })

  test.each([
    ['a list for data', [], {}],
    ['null for data', null, {}],
    ['a text for data', 'none', {}],
    ['an id that is none', { id: 'seven' }, {}],
    ['a time that is no text', {}, { timestamp: 7 }],
  ])('nothing of what is not known can make it be refused: %s', async (_label, data, meta) => {
    const unknown = JSON.stringify({ data, meta: { model: 'FollowUp', event: 'created', ...meta } })
    expect(await receiver().unwrap(delivery(unknown))).toMatchObject({
      known: false,
      data,
      sentAt: null,
      subject: null,
    })
  })

  test.each(['__proto__', 'constructor', 'toString'])('the model %s is not known', async (model) => {
    const body = `{"data":{},"meta":{"model":"${model}","event":"created","timestamp":null}}`
    expect(await receiver().unwrap(delivery(body))).toMatchObject({ known: false, model })
  })
})
