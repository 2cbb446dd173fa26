import { beforeEach, expect, test } from 'vitest'
import { directoryServices, OWN_SOURCE } from './services.js'
import { describeOnEachEngine } from '../support/engines.js'
import { NARROW_KEY, NOW } from '../support/running-hub.js'
import { sharedAnswerChecker, sharedHub } from '../support/shared-hub.js'

interface Found {
  items: { label: string; number: string | null; post_code: string; insee_code: string; longitude: number }[]
  next_cursor: null
}

describeOnEachEngine('addresses', ({ createStorage }) => {
  const services = directoryServices()
  const hub = sharedHub(createStorage, {
    directory: { config: { ownSource: OWN_SOURCE }, upstreams: services.upstreams },
  })
  const checked = sharedAnswerChecker(hub)
  const find = (query: Record<string, string> | string, init?: RequestInit) =>
    hub.partner(`/api/v1/addresses?${typeof query === 'string' ? query : new URLSearchParams(query).toString()}`, init)

  beforeEach(() => {
    services.addresses.reset()
    hub.setNow(NOW)
  })

  test('are found from three characters on', async () => {
    const response = await find({ q: '12 rue des lil', postcode: '62000', limit: '3' })
    expect(response.status).toBe(200)
    const { items } = (await checked(response, ['get', '/api/v1/addresses'])) as Found
    expect(items[0]).toMatchObject({
      label: '12 Rue des Lilas Bleus 62000 Arras',
      number: '12',
      post_code: '62000',
      insee_code: '62041',
      longitude: 2.7669,
    })
    expect((await find({ q: 'Arr' })).status).toBe(200)
    expect(Object.fromEntries(services.addresses.calls[0]?.searchParams ?? [])).toEqual({
      q: '12 rue des lil',
      postcode: '62000',
      limit: '3',
      autocomplete: 'true',
    })
  })

  test('none is an empty list', async () => {
    expect(await (await find({ q: 'zzzzzzzz' })).json()).toEqual({ items: [], next_cursor: null })
  })

  test('overseas are searched for without the post code too', async () => {
    const { items } = (await (await find({ q: 'Saint-Denis', postcode: '97499' })).json()) as Found
    expect(items.map(({ insee_code }) => insee_code)).toContain('97411')
    expect(services.addresses.calls.map(({ searchParams }) => searchParams.get('postcode'))).toEqual(['97499', null])
  })

  test.each([
    ['q=ab', '/q'],
    ['q=++a++', '/q'],
    [`q=${'a'.repeat(201)}`, '/q'],
    ['q=%3Fabc', '/q'],
    ['q=%3Cb%3Eabc', '/q'],
    ['', '/q'],
    ['q=', '/q'],
    ['q=abc&q=abd', '/q'],
    ['q=abc&postcode=2A004', '/postcode'],
    ['q=abc&postcode=620', '/postcode'],
    ['q=abc&limit=0', '/limit'],
    ['q=abc&limit=51', '/limit'],
    ['q=abc&limit=x', '/limit'],
  ])('%s is refused, and nothing is asked', async (query, pointer) => {
    const response = await find(query)
    expect(response.status).toBe(422)
    const { code, errors } = (await response.json()) as { code: string; errors: { in: string; pointer: string }[] }
    expect([code, errors[0]]).toEqual(['invalid_request', expect.objectContaining({ in: 'query', pointer })])
    expect(services.addresses.calls).toEqual([])
  })

  test('a parameter that there is not is named', async () => {
    expect(await (await find('q=abc&lat=1')).text()).toContain('lat')
  })

  test('200 characters are asked', async () => {
    expect((await find({ q: 'a'.repeat(200) })).status).toBe(200)
  })

  test('HTML in a text is text', async () => {
    expect(await (await find({ q: 'a<script>alert(1)</script>' })).json()).toEqual({ items: [], next_cursor: null })
    expect(services.addresses.calls[0]?.searchParams.get('q')).toBe('a<script>alert(1)</script>')
  })

  test('a failure is no empty list: 503, and when to try again', async () => {
    services.addresses.mode = 'down'
    const response = await find({ q: 'rue du canari' })
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30'])
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ code: 'upstream_unavailable' })
    expect(text).not.toContain('canari')
    expect(JSON.stringify(hub.log)).not.toContain('canari')
  })

  test('need a key that is granted the directory', async () => {
    expect((await find({ q: 'Arras' }, { headers: { authorization: `Bearer ${NARROW_KEY}` } })).status).toBe(403)
    expect((await find({ q: 'Arras' }, { headers: { authorization: 'Bearer nothing' } })).status).toBe(401)
  })
})
