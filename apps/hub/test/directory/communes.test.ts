import { beforeEach, expect, test } from 'vitest'
import { directoryServices, OWN_SOURCE } from './services.js'
import { describeOnEachEngine } from '../support/engines.js'
import { sharedAnswerChecker, sharedHub } from '../support/shared-hub.js'

interface Found {
  items: { code: string; name: string; department: { code: string } | null }[]
}

describeOnEachEngine('communes', ({ createStorage }) => {
  const services = directoryServices()
  const hub = sharedHub(createStorage, {
    directory: { config: { ownSource: OWN_SOURCE }, upstreams: services.upstreams },
  })
  const checked = sharedAnswerChecker(hub)
  const find = (query: string) => hub.partner(`/api/v1/communes${query}`)

  beforeEach(() => void (services.communes.calls.length = 0))

  test.each([
    ['?code=62041', [['62041', 'Arras', '62']]],
    ['?code=2a004', [['2A004', 'Ajaccio', '2A']]],
    // Two departments, and neither by the first digits alone.
    [
      '?postcode=01200',
      [
        ['01033', 'Valserhône', '01'],
        ['74109', 'Éloise', '74'],
      ],
    ],
    // A district, whose code addresses have, and its commune.
    ['?code=75101', [['75101', 'Paris 1er Arrondissement', '75']]],
    ['?code=75056', [['75056', 'Paris', '75']]],
    ['?postcode=75001', [['75056', 'Paris', '75']]],
    ['?name=arras', [['62041', 'Arras', '62']]],
    ['?postcode=99999', []],
    ['?code=99999', []],
  ])('%s', async (query, expected) => {
    const response = await find(query)
    expect(response.status).toBe(200)
    const { items } = (await checked(response, ['get', '/api/v1/communes'])) as Found
    const found = items.map(({ code, name, department }) => [code, name, department?.code])
    expect(found.toSorted(([one = ''], [other = '']) => one.localeCompare(other))).toEqual(expected)
  })

  test.each([
    [['13201', '13216', '69381', '69389', '75102', '75120'], 'arrondissement-municipal'],
    [['13200', '13217', '69380', '69390', '75100', '75121'], null],
  ])('%j are asked for as %s', async (codes, type) => {
    for (const code of codes) await find(`?code=${code}`)
    const asked = services.communes.calls.map(({ searchParams }) => [
      searchParams.get('code'),
      searchParams.get('type'),
    ])
    expect(asked).toEqual(codes.map((code) => [code, type]))
  })

  test.each([
    ['', ''],
    ['?code=62041&postcode=62000', ''],
    ['?code=', '/code'],
    ['?postcode=2A004', '/postcode'],
    ['?postcode=', '/postcode'],
    ['?code=2C004', '/code'],
    ['?name=', '/name'],
    ['?name=%3Cscript%3E', '/name'],
    [`?name=${'a'.repeat(101)}`, '/name'],
  ])('%s is refused, and nothing is asked: never the list of all communes', async (query, pointer) => {
    const response = await find(query)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ code: 'invalid_request', errors: [{ in: 'query', pointer }] })
    expect(services.communes.calls).toEqual([])
  })
})
