import { SIMULATED_SIRETS } from '@hub/sirene-client/simulator'
import { beforeEach, describe, expect, test } from 'vitest'
import { directoryServices, OWN_SOURCE } from './services.js'
import { describeOnEachEngine } from '../support/engines.js'
import { NOW } from '../support/running-hub.js'
import { sharedAnswerChecker, sharedHub } from '../support/shared-hub.js'

const { open, closed, partial, opposed, moved, laPoste } = SIMULATED_SIRETS

describeOnEachEngine('establishments', ({ createStorage }) => {
  const services = directoryServices()
  const hub = sharedHub(createStorage, {
    directory: { config: { ownSource: OWN_SOURCE }, upstreams: services.upstreams },
  })
  const checked = sharedAnswerChecker(hub)
  const get = (siret: string, query = '') => hub.partner(`/api/v1/establishments/${encodeURIComponent(siret)}${query}`)
  const read = async (siret: string, query = '') => {
    const response = await get(siret, query)
    const body = await checked(response, ['get', '/api/v1/establishments/{siret}'])
    return { status: response.status, ...(body as object) }
  }

  beforeEach(() => {
    services.sirene.reset()
    hub.setNow(NOW)
  })

  test('say whose they are, whether they are open, and both activity codes', async () => {
    expect(await read(open)).toMatchObject({
      status: 200,
      siret: open,
      name: 'ATELIER INVENTE DE ARRAS',
      state: 'open',
      activity: { naf_rev2: '62.01Z', naf_2025: '62.10Y' },
      legal_unit: { siren: open.slice(0, 9), is_natural_person: false, state: 'active' },
      replaced_by: null,
    })
    expect(await read(closed)).toMatchObject({ state: 'closed', is_head_office: false })
    expect(await read(laPoste)).toMatchObject({ status: 200, siret: laPoste })
  })

  test('what may not be diffused is null; a renumbered one names its successor', async () => {
    expect(await read(partial)).toMatchObject({ partial_diffusion: true, name: null, address: { line_1: null } })
    expect(await read(moved)).toMatchObject({ siret: open, replaced_by: open })
  })

  test.each([
    ['62.01Z', true],
    ['6201z', true],
    ['62.02A', false],
    ['62.10Y', true],
    ['62.20G', false],
  ])('the activity code %s matches: %s', async (naf, expected) => {
    expect(await read(open, `?naf=${naf}`)).toMatchObject({ naf_matches: expected })
    expect(await read(open)).not.toHaveProperty('naf_matches')
  })

  test.each([
    ['3560000000004', 'siret'],
    ['35600000000049', 'siret'],
    ['356000000000480', 'siret'],
    ['              ', 'siret'],
    ['1234567890123A', 'siret'],
    ['<b>', 'siret'],
  ])('%j is refused, and nobody is asked', async (siret) => {
    const response = await get(siret)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      code: 'invalid_request',
      errors: [{ in: 'path', pointer: '/siret' }],
    })
    expect(services.sirene.calls).toEqual([])
  })

  test('blanks in a SIRET do not count', async () => {
    expect(await read('356 000 000 00048')).toMatchObject({ status: 200, siret: laPoste })
  })

  test.each(['62', '62.01', '62.01ZZ', ''])('%j is no activity code', async (naf) => {
    expect(await (await get(open, `?naf=${naf}`)).json()).toMatchObject({ errors: [{ in: 'query', pointer: '/naf' }] })
  })

  test('404 for an hour when nobody has the number, 451 when the company opposed', async () => {
    const unknown = '73282932000074'
    expect(await read(unknown)).toMatchObject({ status: 404, code: 'not_found' })
    expect(await read(unknown)).toMatchObject({ status: 404 })
    expect(await read(opposed)).toMatchObject({ status: 451, code: 'diffusion_refused' })
    expect(services.sirene.calls).toHaveLength(2)
    hub.setNow(NOW + 3_600_000)
    await read(unknown)
    await read(opposed)
    expect(services.sirene.calls).toHaveLength(3)
  })

  describe('while Sirene is away', () => {
    test('what is known is given, what is not is 503', async () => {
      await read(open)
      services.sirene.mode = 'down'
      hub.setNow(NOW + 24 * 3_600_000)
      const stale = await get(open, '?naf=62.01Z')
      expect([stale.status, stale.headers.get('cache-status')]).toEqual([
        200,
        'hub; fwd=stale; detail=stale-if-error; ttl=0',
      ])
      expect(await stale.json()).toMatchObject({ siret: open, naf_matches: true })
      expect(await read('55210055400013')).toMatchObject({ status: 503, code: 'upstream_unavailable' })
    })
  })
})
