import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type AntsClient, createAntsClient, InvalidRequestError } from '../../src/index.js'
import { asked, booking, key, startClient, thrownBy, untyped } from './support.js'

type Case = readonly [field: string, change: object]

const CANARY = 'CANARY-9'

const text = (field: string): Case[] => [
  [field, { [field]: undefined }],
  [field, { [field]: null }],
  [field, { [field]: '' }],
  [field, { [field]: ' \n' }],
  [field, { [field]: 412 }],
  [field, { [field]: [CANARY] }],
  [field, { [field]: `${CANARY}\ud800` }],
]

const number = (field: string): Case[] =>
  [undefined, null, '', 'A12345678', 'A1234567890', 'A12345678é', 'A12345 789', `${CANARY}-3`, 1_234_567_890].map(
    (value) => [field, { [field]: value }],
  )

const notTimes = [undefined, null, '', CANARY, '2027-12-10', '2027-02-29T09:00', '2027-12-10T25:00', '10/12/2027 09:00']
const date = (...more: unknown[]): Case[] =>
  [...notTimes, new Date(0), 0, ...more].map((appointment_date) => ['appointment_date', { appointment_date }])

const urls = [undefined, '', CANARY, '/rdvs/1', `javascript:${CANARY}`, `ftp://${CANARY}.example`, 'https://', '\ud800']

const cases: Record<'getStatus' | 'createAppointment' | 'deleteAppointment', readonly Case[]> = {
  getStatus: [
    ['application_ids', { application_ids: undefined }],
    ['application_ids', { application_ids: [] }],
    ['application_ids', { application_ids: 'A123456789' }],
    ['application_ids', { application_ids: new Set(['A123456789']) }],
    ['application_ids[0]', { application_ids: [CANARY] }],
    ['application_ids[1]', { application_ids: ['A123456789', null] }],
    ['application_ids[0]', { application_ids: ['A123456789,B123456789'] }],
    ...text('meeting_point_id'),
  ],
  createAppointment: [
    ...number('application_id'),
    ...text('meeting_point'),
    ...text('meeting_point_id'),
    ...date('2027-12-10T09:00:00+01:00', '2027-12-10T09:00-0400'),
    ...urls.map((management_url) => ['management_url', { management_url }] as const),
  ],
  deleteAppointment: [
    ...number('application_id'),
    ...text('meeting_point'),
    // It may be left out: it is sent when it is known (RDV-SP #5063).
    ...text('meeting_point_id').filter(([, change]) => Object.values(change)[0] !== undefined),
    ...date(),
  ],
}

const valid = { getStatus: asked, createAppointment: booking, deleteAppointment: key }

const call = (ants: AntsClient, method: keyof typeof cases, parameters: unknown): Promise<unknown> =>
  ants[method](untyped(parameters))

describe.each(['getStatus', 'createAppointment', 'deleteAppointment'] as const)('%s refuses locally', (method) => {
  test.each(cases[method])('%s in %o', async (field, change) => {
    const { ants, sent } = startClient()
    const error = await thrownBy(call(ants, method, { ...valid[method], ...change }))
    expect(error).toBeInstanceOf(InvalidRequestError)
    expect(error).toMatchObject({ field, attempts: 0, isRetryable: false, mayHaveBeenApplied: false })
    expect((error as Error).message.includes(`: ${field}: must`) || inspect(change).includes('ud800')).toBe(true)
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(CANARY)
    expect(sent).toHaveLength(0)
  })

  test.each([undefined, null, 'A123456789', 3])('parameters that are %j', async (parameters) => {
    const { ants, sent } = startClient()
    await expect(call(ants, method, parameters)).rejects.toMatchObject({ field: 'parameters', attempts: 0 })
    expect(sent).toHaveLength(0)
  })
})

describe('options are refused by the first call, never by createAntsClient', () => {
  test.each([
    ['token', { token: undefined }],
    ['token', { token: '' }],
    ['token', { token: '  ' }],
    ['token', { token: 3 }],
    ['baseUrl', { environment: undefined }],
    ['environment', { environment: 'staging' }],
    ['baseUrl', { baseUrl: '' }],
    ['baseUrl', { baseUrl: 'ants.example.fr' }],
    ['baseUrl', { baseUrl: 'http://ants.example.fr' }],
    ['baseUrl', { baseUrl: `https://editor:${CANARY}@ants.example.fr` }],
    ['baseUrl', { baseUrl: `https://ants.example.fr/api?key=${CANARY}` }],
    ['timeout', { timeout: 0 }],
    ['totalTimeout', { totalTimeout: Number.NaN }],
    ['maxRetries', { maxRetries: -1 }],
  ])('%s in %j', async (field, change) => {
    const { ants, sent } = startClient(untyped(change))
    const error = await thrownBy(ants.getStatus(asked))
    expect(error).toBeInstanceOf(InvalidRequestError)
    expect(error).toMatchObject({ field, attempts: 0 })
    expect((error as Error).message).not.toContain(CANARY)
    expect(sent).toHaveLength(0)
  })

  test('no options at all', async () => {
    await expect(createAntsClient().getStatus(asked)).rejects.toMatchObject({ field: 'baseUrl' })
  })

  test('a token that no header can carry', async () => {
    const { ants, sent } = startClient({ token: `${CANARY}\r\nx: y` })
    const error = await thrownBy(ants.getStatus(asked))
    expect(error).toMatchObject({ name: 'InvalidRequestError', field: 'auth', attempts: 0 })
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(CANARY)
    expect(sent).toHaveLength(0)
  })
})
