import { describe, expectTypeOf, it } from 'vitest'
import {
  type AntsClient,
  type AntsErrorCode,
  type ApplicationStatus,
  type ApplicationStatusAnswer,
  ConflictError,
  createAntsClient,
  type DeclaredAppointment,
  HubError,
  InvalidRequestError,
  isAlreadyExists,
  type SynchronizationOutcome,
  type WantedAppointment,
} from '../src/index.js'
import { type AgendaSlot, createAntsEditor, type EditorAgenda } from '../src/editor/index.js'
import { createAntsSimulator } from '../src/simulator/index.js'

const ants = createAntsClient({ token: 'x', environment: 'integration' })
const place = { meeting_point: 'Mairie', meeting_point_id: '412', appointment_date: '2027-12-10T09:00' }
const wanted = { ...place, management_url: 'https://rdv.example/1' }
const booking = { ...wanted, application_id: 'A123456789' }

describe('createAntsClient', () => {
  it('knows the environments by name', () => {
    createAntsClient({ token: 'x', environment: 'production' })
    // @ts-expect-error -- not an environment of ANTS
    createAntsClient({ token: 'x', environment: 'staging' })
  })

  it('takes settings that may be missing, as environment variables are; the first call says so', () => {
    const token: string | undefined = process.env['ANTS_RDV_OPT_AUTH_TOKEN']
    createAntsClient({ token, baseUrl: process.env['ANTS_RDV_API_URL'], timeout: undefined, logger: undefined })
  })

  it('takes credentials of another kind in place of the token', () => {
    createAntsClient({ environment: 'production', auth: { headers: async () => ({ 'x-gateway': 'y' }) } })
  })

  it('refuses options of the wrong type', () => {
    // @ts-expect-error -- milliseconds
    createAntsClient({ timeout: '4s' })
    // @ts-expect-error -- no such mode
    createAntsClient({ validate: true })
    // @ts-expect-error -- a misspelt option
    createAntsClient({ tokens: ['x'] })
  })
})

describe('getStatus', () => {
  it('gives an entry for each number that was asked, or fails', () => {
    expectTypeOf(ants.getStatus({ application_ids: ['A123456789'], meeting_point_id: '412' })).resolves.toEqualTypeOf<{
      [key: string]: ApplicationStatusAnswer
    }>()
    type Entry = Awaited<ReturnType<AntsClient['getStatus']>>[string]
    expectTypeOf<NonNullable<Entry>['appointments']>().toEqualTypeOf<DeclaredAppointment[]>()
  })

  it('has five known statuses and lets any other text through', () => {
    expectTypeOf<'validated'>().toExtend<ApplicationStatus>()
    expectTypeOf<'never seen'>().toExtend<ApplicationStatus>()
    expectTypeOf<string>().toExtend<ApplicationStatus>()
    expectTypeOf<number>().not.toExtend<ApplicationStatus>()
  })

  it('promises only what ANTS always returns', () => {
    expectTypeOf<DeclaredAppointment['management_url']>().toEqualTypeOf<string>()
    expectTypeOf<DeclaredAppointment['meeting_point_id']>().toEqualTypeOf<string | null | undefined>()
    expectTypeOf<DeclaredAppointment['editor_comment']>().toEqualTypeOf<unknown>()
  })

  it('takes lists that must not change, and requires the place', () => {
    void ants.getStatus({ application_ids: ['A123456789'] as const, meeting_point_id: '412' })
    // @ts-expect-error -- ANTS wants the place in all three calls
    void ants.getStatus({ application_ids: ['A123456789'] })
    // @ts-expect-error -- a list
    void ants.getStatus({ application_ids: 'A123456789', meeting_point_id: '412' })
  })
})

describe('createAppointment and deleteAppointment', () => {
  it('give the answer of ANTS', () => {
    expectTypeOf(ants.createAppointment(booking)).resolves.toEqualTypeOf<{ success: boolean }>()
    expectTypeOf(ants.deleteAppointment({ ...place, application_id: 'A123456789' })).resolves.toEqualTypeOf<{
      rowcount: number
    }>()
  })

  it('require every parameter', () => {
    // @ts-expect-error -- without management_url
    void ants.createAppointment({ ...place, application_id: 'A123456789' })
    // @ts-expect-error -- the name that only prose uses
    void ants.createAppointment({ ...place, application_id: 'A123456789', meeting_url: 'https://rdv.example/1' })
    // @ts-expect-error -- a Date has a time zone, ANTS has none
    void ants.createAppointment({ ...booking, appointment_date: new Date() })
    // @ts-expect-error -- a deletion does not go by URL
    void ants.deleteAppointment({ application_id: 'A123456789', management_url: 'https://rdv.example/1' })
  })
})

describe('every method', () => {
  it('takes call options', () => {
    const options = { signal: AbortSignal.timeout(1), timeout: 1, totalTimeout: 2, maxRetries: 0, headers: { a: null } }
    void ants.createAppointment(booking, options)
    // @ts-expect-error -- an option of the client, not of a call
    void ants.createAppointment(booking, { validate: 'off' })
  })

  it('gives the whole answer on demand', () => {
    const call = ants.createAppointment(booking).withResponse()
    expectTypeOf(call).resolves.toHaveProperty('response').toEqualTypeOf<Response>()
    expectTypeOf(call).resolves.toHaveProperty('requestId').toEqualTypeOf<string | null>()
    expectTypeOf(call).resolves.toHaveProperty('attempts').toEqualTypeOf<number>()
  })
})

describe('synchronizeApplication', () => {
  it('takes wanted appointments and a way to recognise one’s own', () => {
    const call = ants.synchronizeApplication({
      application_id: 'A123456789',
      wanted: [wanted],
      is_own: (url, row) => {
        expectTypeOf(url).toEqualTypeOf<string>()
        expectTypeOf(row).toEqualTypeOf<DeclaredAppointment>()
        return { meeting_point_id: '412' }
      },
    })
    expectTypeOf(call).resolves.toEqualTypeOf<SynchronizationOutcome>()
    expectTypeOf<SynchronizationOutcome['declared']>().toEqualTypeOf<WantedAppointment[]>()
  })

  it('requires to know which rows are one’s own', () => {
    // @ts-expect-error -- without is_own
    void ants.synchronizeApplication({ application_id: 'A123456789', wanted: [] })
    // @ts-expect-error -- a promise is always true
    void ants.synchronizeApplication({ application_id: 'A123456789', wanted: [], is_own: async () => false })
  })
})

describe('raw', () => {
  it('is typed by path', () => {
    // @ts-expect-error -- no such path
    void ants.raw.GET('/api/appointments')
    void ants.raw.GET('/api/status', { params: { query: { application_ids: ['A123456789'], meeting_point_id: '' } } })
  })
})

describe('errors', () => {
  it('narrow to their class', () => {
    const error: unknown = undefined
    if (InvalidRequestError.isInstance(error)) expectTypeOf(error.field).toEqualTypeOf<string | undefined>()
    if (ConflictError.isInstance(error)) expectTypeOf(error.mayHaveBeenApplied).toEqualTypeOf<boolean>()
    if (HubError.isInstance(error)) expectTypeOf(error.body()).toEqualTypeOf<unknown>()
    expectTypeOf(isAlreadyExists(error)).toEqualTypeOf<boolean>()
  })

  it('have these codes of their own', () => {
    expectTypeOf<AntsErrorCode>().toEqualTypeOf<'already_exists' | 'not_confirmed' | 'status_missing'>()
  })
})

describe('the editor and the simulator', () => {
  it('need three functions, each of which may answer at once or later', () => {
    const agenda: EditorAgenda = {
      getMeetingPoints: async () => [],
      getSlots: ({ reason, documents_number }, { signal }) => {
        expectTypeOf(reason).toEqualTypeOf<'CNI' | 'PASSPORT' | 'CNI-PASSPORT'>()
        expectTypeOf(documents_number).toEqualTypeOf<number>()
        expectTypeOf(signal).toEqualTypeOf<AbortSignal>()
        return [] satisfies AgendaSlot[]
      },
      getBookings: () => ({}),
    }
    expectTypeOf(createAntsEditor({ tokens: ['x'], agenda }).fetch).toEqualTypeOf<
      (request: Request) => Promise<Response>
    >()
    // @ts-expect-error -- without tokens, everybody could ask
    createAntsEditor({ agenda })
    // @ts-expect-error -- two functions of three
    createAntsEditor({ tokens: ['x'], agenda: { getMeetingPoints: () => [], getSlots: () => [] } })
  })

  it('fit the client without any cast', () => {
    const simulator = createAntsSimulator({ uniqueOn: 'url' })
    createAntsClient({ token: 'x', environment: 'integration', fetch: simulator.fetch })
    // @ts-expect-error -- no such operation
    simulator.state.failNext({ kind: 'reset', operation: 'updateAppointment' })
  })
})
