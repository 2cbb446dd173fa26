import { expect, test } from 'vitest'
import { describeOnEachEngine } from '../support/engines.js'
import { NARROW_KEY } from '../support/running-hub.js'
import { sharedAnswerChecker, sharedHub } from '../support/shared-hub.js'

describeOnEachEngine('links to Tally', ({ createStorage }) => {
  const hub = sharedHub(createStorage)
  const checked = sharedAnswerChecker(hub)
  const post = (form: string, body: unknown, init: RequestInit = {}) =>
    hub.partner(`/api/v1/links/tally/${form}`, { method: 'POST', body: JSON.stringify(body), ...init })

  test.each([
    [
      'mY59xq',
      { fields: { id_siae: 12, type_siae: "Entreprise d'insertion", region: null, departement: null } },
      'https://tally.so/r/mY59xq?id_siae=12&type_siae=Entreprise+d%27insertion&region=&departement=',
    ],
    ['wA799W', {}, 'https://tally.so/r/wA799W'],
    [
      '3qzqeO',
      { fields: { Userkind: '<b>"x"</b>' }, mode: 'embed', options: { alignLeft: true } },
      'https://tally.so/embed/3qzqeO?alignLeft=1&Userkind=%3Cb%3E%22x%22%3C%2Fb%3E',
    ],
    [
      '3je84Q',
      { fields: { siaeID: 1, nomsalarie: 'Martin' }, allow_personal: ['nomsalarie'] },
      'https://tally.so/r/3je84Q?siaeID=1&nomsalarie=Martin',
    ],
    ['abc123', { fields: { 'a.b': 'x' } }, 'https://tally.so/r/abc123?a.b=x'],
  ])('%s %j', async (form, body, url) => {
    const response = await post(form, body)
    expect(response.status).toBe(200)
    expect(await checked(response, ['post', '/api/v1/links/tally/{form}'])).toEqual({ url })
  })

  test.each([
    ['mY59xq', { fields: { Region: 'canari' } }, '/fields/Region'],
    ['wA799W', { fields: { 'a.b/c': 'canari' } }, '/fields/a.b~1c'],
    ['3je84Q', { fields: { nomsalarie: 'canari' } }, '/fields/nomsalarie'],
    ['abc123', { fields: { a: { b: 'canari' } } }, '/fields/a'],
    ['abc123', { fields: { a: ['canari'] } }, '/fields/a'],
    ['abc123', { fields: { a: 'canari'.repeat(400) } }, '/fields/a'],
    ['abc123', { fields: { '': 'canari' } }, '/fields/'],
    ['abc123', { fields: [] }, '/fields'],
    ['abc123', { mode: 'popup' }, '/mode'],
    ['abc123', { options: { hideTitle: true } }, '/options'],
    ['abc123', { field: {} }, ''],
    ['abc123', [], ''],
    ['abc123', null, ''],
  ])('%s %j is refused: %s', async (form, body, pointer) => {
    const response = await post(form, body)
    expect(response.status).toBe(422)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ code: 'invalid_request', errors: [{ in: 'body', pointer }] })
    expect(text).not.toContain('canari')
  })

  test('no JSON, no form, no grant', async () => {
    expect((await post('abc123', '', { body: '{"fields":' })).status).toBe(422)
    expect((await post('..%2Fx', {})).status).toBe(422)
    expect((await post('abc123', {}, { headers: { authorization: `Bearer ${NARROW_KEY}` } })).status).toBe(403)
    expect((await post('abc123', {}, { headers: { 'content-type': 'text/html' } })).status).toBe(415)
  })
})
