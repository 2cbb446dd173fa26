import { describe, expect, it } from 'vitest'
import { isAvailable } from '../src/index.js'
import { catchError, POINT, startClient } from './start-client.js'

describe('one model for both generations', () => {
  it('contract of 2026: what it lacks is said, not invented', async () => {
    const { client } = startClient()
    const { contracts, generation, unsubscribedApis } = await client.getContract({ usagePointId: POINT })
    expect(generation).toBe('2026')
    expect(unsubscribedApis).toEqual([])
    expect(contracts).toEqual([
      {
        usagePointId: POINT,
        direction: 'withdrawal',
        type: 'Contrat GRD-F',
        segment: 'C5',
        subscribedPower: { value: 9, unit: 'kVA' },
        distributionTariff: 'Tarif BT<=36kVA Courte Utilisation',
        offPeakHours: {
          text: 'HC (0H54-6H54;11H54-13H54)',
          ranges: [
            { from: '00:54', to: '06:54' },
            { from: '11:54', to: '13:54' },
          ],
        },
        startDate: '2015-01-01',
        lastActivationDate: '2015-01-01',
        lastTariffChangeDate: { notAvailableIn: '2026' },
        supplier: 'FOURNISSEUR FICTIF',
        status: { notAvailableIn: '2026' },
        meterType: { notAvailableIn: '2026' },
        usagePointStatus: { notAvailableIn: '2026' },
      },
    ])
    const [contract] = contracts
    expect([isAvailable(contract?.status), isAvailable(contract?.segment), isAvailable(null)]).toEqual([
      false,
      true,
      true,
    ])
  })

  it('contract of v5', async () => {
    const { client } = startClient({ apiMode: 'v5' })
    const { contracts, generation } = await client.getContract({ usagePointId: POINT })
    expect(generation).toBe('v5')
    expect(contracts).toMatchObject([
      {
        subscribedPower: { value: 9, unit: 'kVA' },
        distributionTariff: 'BTINFCUST',
        offPeakHours: { text: 'HC (22H30-6H30)', ranges: [{ from: '22:30', to: '06:30' }] },
        lastActivationDate: '2015-01-01',
        startDate: { notAvailableIn: 'v5' },
        supplier: { notAvailableIn: 'v5' },
        status: 'SERVC',
        meterType: 'AMM',
        usagePointStatus: 'com',
      },
    ])
  })

  it('a point that feeds in has two contracts in 2026', async () => {
    const { client } = startClient()
    const { contracts } = await client.getContract({ usagePointId: '12655648759651' })
    expect(
      contracts.map(({ direction, segment, subscribedPower }) => [direction, segment, subscribedPower?.value]),
    ).toEqual([
      ['withdrawal', 'C5', 9],
      ['injection', 'P4', undefined],
    ])
  })

  it('without the API of meters the rest is there, and the missing API is named', async () => {
    const { client } = startClient({}, { meteringDevicesSubscribed: false })
    const { contracts, unsubscribedApis } = await client.getContract({ usagePointId: POINT })
    expect(unsubscribedApis).toEqual(['comptage_auto'])
    expect(contracts[0]).toMatchObject({ offPeakHours: null, segment: 'C5' })
  })

  it.each([
    ['2026', { complement: 'Escalier A', country: { notAvailableIn: '2026' }, position: { notAvailableIn: '2026' } }],
    [
      'v5',
      {
        complement: { notAvailableIn: 'v5' },
        country: 'France',
        position: { latitude: 50.5487, longitude: 3.0351, altitude: 40 },
      },
    ],
  ] as const)('address of %s', async (apiMode, own) => {
    const { client } = startClient({ apiMode })
    expect(await client.getAddress({ usagePointId: POINT })).toEqual({
      usagePointId: POINT,
      generation: apiMode,
      street: '1 RUE DES LILAS',
      locality: null,
      postalCode: '59999',
      city: 'VALBRUME',
      inseeCode: '59999',
      ...own,
    })
  })

  it.each(['2026', 'v5'] as const)('identity and contact of %s', async (apiMode) => {
    const { client } = startClient({ apiMode })
    const customerId = apiMode === 'v5' ? '-1358019000' : { notAvailableIn: '2026' }
    expect(await client.getIdentity({ usagePointId: POINT })).toEqual({
      usagePointId: POINT,
      generation: apiMode,
      customerId,
      person: { title: 'Mme', firstName: 'Camille', lastName: 'Exemple' },
      organization: null,
    })
    const contact = await client.getContact({ usagePointId: POINT })
    expect(contact).toMatchObject({ customerId, email: 'camille.exemple@courriel.example', phone: '0639980000' })
    expect(isAvailable(contact.landline)).toBe(apiMode === '2026')
  })

  it('identity, contact and contracts out of one API, asked for at the same time, are told apart', async () => {
    const { client, state } = startClient()
    const point = { usagePointId: POINT }
    const [identity, contact, { contracts }, again] = await Promise.all([
      client.getIdentity(point),
      client.getContact(point),
      client.getContract(point),
      client.getIdentity(point),
    ])
    expect(identity.person?.lastName).toBe('Exemple')
    expect(contact.phone).toBe('0639980000')
    expect(contracts[0]?.segment).toBe('C5')
    expect(again).toEqual(identity)
    expect(state.countCalls('contractSituation')).toBe(3)
  })

  it('contact under both keys of v5', async () => {
    const { client } = startClient({ apiMode: 'v5' })
    expect(await client.getContact({ usagePointId: '11453290002823' })).toMatchObject({ phone: '0639980001' })
  })
})

describe('what the readers live with', () => {
  const odd = (operation: 'contractSituation', body: unknown) => {
    const started = startClient({}, { meteringDevicesSubscribed: false }, { isOdd: true })
    started.state.failNext({ kind: 'status', status: 200, body: JSON.stringify(body), operation })
    return started.client
  }

  it.each([
    ['one bare object', { usage_point_id: POINT, segment: 'C5' }, ['C5']],
    ['null', null, []],
    ['an empty list', [], []],
    ['a list of texts as segment', [{ segment: ['C5', 'P4'] }], ['C5']],
    ['a list of objects as segment', [{ segment: [{ segment: 'P4' }] }], ['P4']],
    [
      'a second contract with a number of 10 digits',
      [{ usage_point_id: POINT }, { usage_point_id: '1111111111', segment: 'P1' }],
      [null, 'P1'],
    ],
  ])('%s', async (_, body, segments) => {
    const { contracts } = await odd('contractSituation', body).getContract({ usagePointId: POINT })
    expect(contracts.map(({ segment }) => segment)).toEqual(segments)
  })

  it.each([
    ['6', { value: 6, unit: 'kVA' }],
    ['12kVA', { value: 12, unit: 'kVA' }],
    ['9 kVA', { value: 9, unit: 'kVA' }],
    [
      { unit: 'kVA', value: 12 },
      { value: 12, unit: 'kVA' },
    ],
    [
      { unit: 'kVA', value: '4,5' },
      { value: 4.5, unit: 'kVA' },
    ],
    ['unknown', null],
    [null, null],
  ])('power as %j', async (subscribed_power, expected) => {
    const client = odd('contractSituation', [{ usage_point_id: POINT, subscribed_power }])
    expect((await client.getContract({ usagePointId: POINT })).contracts[0]?.subscribedPower).toEqual(expected)
  })

  it('an answer about another point is refused', async () => {
    const client = odd('contractSituation', [{ usage_point_id: '11453290002823', segment: 'C5' }])
    expect(await catchError(client.getContract({ usagePointId: POINT }))).toMatchObject({
      name: 'ContractError',
      code: 'other_usage_point',
      pointers: ['/0/usage_point_id'],
    })
  })
})

describe('the mocks of Enedis', () => {
  it('one contract, two of which the second has another number, and any other point', async () => {
    const { client } = startClient()
    const read = async (usagePointId: string) =>
      (await client.getContract({ usagePointId })).contracts.map(({ segment, subscribedPower }) => [
        segment,
        subscribedPower?.value,
      ])
    expect(await read('99999999999999')).toEqual([['C1', 250]])
    expect(await read('11111111111111')).toEqual([
      ['C2', undefined],
      ['P1', undefined],
    ])
    expect(await catchError(read('33333333333333'))).toMatchObject({ code: 'consent_missing', status: 400 })
  })
})

describe('what a generation does not have', () => {
  const period = { usagePointId: POINT, start: '2026-11-01', end: '2026-11-02' }
  const notAvailable = {
    name: 'InvalidRequestError',
    code: 'not_available_in_generation',
    field: 'apiMode',
    attempts: 0,
  }

  it('v5 has no index, no services, no phases, no months', async () => {
    const { client, requests } = startClient({ apiMode: 'v5' })
    expect(await catchError(client.getConsumptionIndexes(period))).toMatchObject(notAvailable)
    expect(await catchError(client.getProductionIndexes(period))).toMatchObject(notAvailable)
    expect(await catchError(client.getSubscribedServices({}))).toMatchObject(notAvailable)
    expect(await catchError(client.getAuthorizedUsagePoints({ autorisationId: 11 }))).toMatchObject(notAvailable)
    expect(await catchError(client.getDailyMaxPower({ ...period, phases: true }))).toMatchObject(notAvailable)
    expect(await catchError(client.getDailyMaxPower({ ...period, step: 'P1M' }))).toMatchObject(notAvailable)
    expect(requests).toEqual([])
  })

  it('2026 has no list of points; in v5 it may not exist', async () => {
    expect(await catchError(startClient().client.getUsagePoints())).toMatchObject(notAvailable)
    const { client, state } = startClient({ apiMode: 'v5' })
    expect(await client.getUsagePoints()).toEqual({ isAvailable: false, usagePointIds: [] })
    state.switches.listsUsagePoints = true
    const { isAvailable: exists, usagePointIds } = await client.getUsagePoints()
    expect([exists, usagePointIds.length, usagePointIds.includes('26584978546985')]).toEqual([true, 11, false])
  })
})

it('raw is the client underneath, with its token', async () => {
  const { client } = startClient()
  const { data, error, response } = await client.raw.GET('/donnees_generales_auto/v1/{prm}', {
    params: { path: { prm: POINT } },
  })
  expect([response.status, error, data?.address?.insee_code]).toEqual([200, undefined, '59999'])
})

describe('apiMode auto', () => {
  const period = { usagePointId: POINT, start: '2026-11-01', end: '2026-11-02' }

  it('asks 2026, and v5 where the gateway or the application has no API of 2026; and stays there', async () => {
    const { client, state } = startClient({ apiMode: 'auto' })
    expect((await client.getDailyConsumption(period)).generation).toBe('2026')
    state.failWith('900908', { operation: 'dailyConsumption' })
    expect((await client.getDailyConsumption(period)).generation).toBe('v5')
    expect((await client.getDailyConsumption(period)).generation).toBe('v5')
    state.failWith('firewall-404', { operation: 'generalData' })
    expect((await client.getAddress({ usagePointId: POINT })).generation).toBe('v5')
    expect((await client.getContract({ usagePointId: POINT })).generation).toBe('2026')
  })

  it('any other refusal is that of 2026', async () => {
    const { client, state } = startClient({ apiMode: 'auto' })
    state.failWith('ADAM-DC-0008', { operation: 'dailyConsumption' })
    expect(await catchError(client.getDailyConsumption(period))).toMatchObject({ code: 'consent_missing' })
    expect(state.countCalls('dailyConsumptionV5')).toBe(0)
  })
})
