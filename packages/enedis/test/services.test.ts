import { describe, expect, it } from 'vitest'
import { catchError, POINT, startClient } from './start-client.js'

describe('subscribed services', () => {
  it('etatCode and serviceType are always sent', async () => {
    const { client, requests } = startClient()
    await client.getSubscribedServices({ autorisationId: 11 })
    expect(await requests.at(-1)?.json()).toEqual({
      comptage: false,
      etatCode: ['ACTIF', 'DEMANDE'],
      serviceType: 'ACCES',
      autorisationId: 11,
    })
  })

  it.each([
    [10, 0, []],
    [11, 5, ['14000000000001']],
    [12, 15, ['14000000000002']],
    [13, 0, []],
  ])('authorisation %i of the mocks of Enedis has %i services', async (autorisationId, total, points) => {
    const { client } = startClient()
    const answer = await client.getSubscribedServices({ autorisationId })
    expect([answer.total, answer.services.length]).toEqual([total, total])
    expect([...new Set(answer.services.map(({ pointId }) => pointId))]).toEqual(points)
  })

  it('terminated services are there when asked for', async () => {
    const { client } = startClient()
    const { services } = await client.getSubscribedServices({ autorisationId: 13, etatCode: ['TERMINE'] })
    expect(services[0]).toMatchObject({ etatCode: 'TERMINE', autorisationId: '13', pointId: '14000000000003' })
  })

  it.each(['list', 'null', 'absent'] as const)('«none» as %s is an empty list', async (emptyServices) => {
    const { client } = startClient({}, { emptyServices })
    expect(await client.getSubscribedServices({ autorisationId: 10 })).toEqual({ total: 0, services: [] })
  })

  it('the number alone', async () => {
    const { client } = startClient()
    expect(await client.getSubscribedServices({ autorisationId: 12, countOnly: true })).toEqual({
      total: 15,
      services: [],
    })
  })

  it('a number of 64 bits is sent with all its digits', async () => {
    const { client, requests } = startClient()
    await client.getSubscribedServices({ autorisationId: '9007199254740993' })
    expect(await requests.at(-1)?.text()).toContain('"autorisationId":9007199254740993')
  })

  it.each([
    ['autorisationId', { autorisationId: 'abc' }],
    ['autorisationId', { autorisationId: -1 }],
    ['autorisationId', { autorisationId: '9223372036854775808' }],
    ['dateFin', { dateDebut: '2026-11-02', dateFin: '2026-11-01' }],
    ['etatCode[0]', { etatCode: ['ACTIVE'] }],
    ['serviceType', { serviceType: 'OTHER' }],
    ['pointId[1]', { pointId: [POINT, '1'] }],
    ['pointId', { pointId: [] }],
    ['siren[0]', { siren: ['12'] }],
    ['dateDebut', { dateDebut: '2026-02-30' }],
    ['mesureTypeCode[0]', { mesureTypeCode: ['X'] }],
    ['page', { page: -1 }],
    ['soutirage', { soutirage: 'yes' }],
    ['comptage', { comptage: true }],
  ])('a wrong %s is refused', async (field, parameters) => {
    const { client, requests } = startClient()
    expect(await catchError(client.getSubscribedServices(parameters as never))).toMatchObject({ field, attempts: 0 })
    expect(requests).toEqual([])
  })
})

describe('the point of a consent', () => {
  it('is found once, whatever the number of its services', async () => {
    const { client } = startClient()
    expect(await client.getAuthorizedUsagePoints({ autorisationId: 12 })).toMatchObject({
      autorisationId: '12',
      usagePointIds: ['14000000000002'],
    })
  })

  it('is asked for again while the list is empty', async () => {
    const { client, state } = startClient({}, { servicesDelay: 1 })
    const autorisationId = state.giveConsent(POINT)
    const { usagePointIds } = await client.getAuthorizedUsagePoints({ autorisationId: String(autorisationId) })
    expect(usagePointIds).toEqual([POINT])
    expect(state.countCalls('subscribedServices')).toBe(2)
  })

  it('that stays empty is an error that says so, never an empty success', async () => {
    const { client } = startClient()
    const error = await catchError(client.getAuthorizedUsagePoints({ autorisationId: 10, retries: 0 }))
    expect(error).toMatchObject({ code: 'consent_pending', name: 'NotFoundError', isRetryable: true })
  })

  it('that was withdrawn is an error of its own', async () => {
    const { client, state } = startClient()
    const withdrawn = { code: 'consent_withdrawn', name: 'PermissionError', isRetryable: false }
    expect(await catchError(client.getAuthorizedUsagePoints({ autorisationId: 13 }))).toMatchObject(withdrawn)
    const autorisationId = state.giveConsent(POINT)
    state.withdrawConsent(POINT)
    expect(await catchError(client.getAuthorizedUsagePoints({ autorisationId }))).toMatchObject(withdrawn)
  })

  it('of another authorisation is not taken', async () => {
    const { client, state } = startClient({}, {}, { isOdd: true })
    const service = { pointId: POINT, etatCode: 'ACTIF', autorisation: { autorisationId: 99 } }
    const body = JSON.stringify({ nbTotalServices: 1, serviceSouscrit: [service] })
    state.failNext({ kind: 'status', status: 200, body, operation: 'subscribedServices' })
    const error = await catchError(client.getAuthorizedUsagePoints({ autorisationId: 98, retries: 0 }))
    expect(error).toMatchObject({ code: 'consent_pending' })
  })

  it('one object where a list is due, and a point that comes several times', async () => {
    const { client, state } = startClient({}, {}, { isOdd: true })
    const service = { pointId: POINT, etatCode: 'DEMANDE' }
    state.failNext({
      kind: 'status',
      status: 200,
      body: JSON.stringify({ serviceSouscrit: service }),
      operation: 'subscribedServices',
    })
    expect(await client.getAuthorizedUsagePoints({ autorisationId: 98 })).toMatchObject({ usagePointIds: [POINT] })
  })
})
