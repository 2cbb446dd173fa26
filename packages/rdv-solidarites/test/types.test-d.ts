import type { ApiPromise, CallOptions } from '@hub/http'
import { describe, expectTypeOf, it } from 'vitest'
import {
  createRdvSolidaritesClient,
  EmailTakenError,
  type Organisation,
  type PagedPromise,
  type Problem,
  readProblems,
  type Rdv,
  type RdvSolidaritesErrorCode,
  type RdvStatus,
  type User,
} from '../src/index.js'
import { createRdvSolidaritesSimulator } from '../src/simulator/index.js'
import { createWebhooks, type KnownWebhookEvent, signTestWebhook } from '../src/webhooks/index.js'

const client = createRdvSolidaritesClient({ environment: 'demo' })
const user = { first_name: 'Zoé', last_name: 'Fictive', organisation_ids: [412] }

describe('createRdvSolidaritesClient', () => {
  it('knows the environments by name', () => {
    // @ts-expect-error -- not an environment
    createRdvSolidaritesClient({ environment: 'integration' })
  })

  it('takes any credentials', () => {
    createRdvSolidaritesClient({ environment: 'production', auth: { headers: () => ({ authorization: 'Bearer x' }) } })
    // @ts-expect-error -- credentials are an AuthProvider
    createRdvSolidaritesClient({ token: 'x' })
  })
})

describe('methods', () => {
  it('give the answer of the API', () => {
    expectTypeOf(client.getUser({ id: 1 })).toEqualTypeOf<ApiPromise<{ user: User }>>()
    expectTypeOf(client.updateParticipation({ id: 1, status: 'seen' })).toEqualTypeOf<ApiPromise<{ rdv: Rdv }>>()
    expectTypeOf(client.deleteAbsence({ id: 1 })).toEqualTypeOf<ApiPromise<undefined>>()
  })

  it('take undefined for what is optional, and call options last', () => {
    void client.createUser({ ...user, email: undefined, birth_date: null })
    expectTypeOf(client.createUser).parameter(1).toEqualTypeOf<CallOptions | undefined>()
  })

  it('require what the server requires', () => {
    // @ts-expect-error -- without organisation_ids
    void client.createUser({ first_name: 'Zoé', last_name: 'Fictive' })
    // @ts-expect-error -- documented by the server, and dropped
    void client.createUser({ ...user, logement: 'sdf' })
    // @ts-expect-error -- an id is a number, or its digits
    void client.getUser({ id: null })
    // @ts-expect-error -- any other status makes the server fail
    void client.updateParticipation({ id: 1, status: 'waiting' })
    // @ts-expect-error -- the switch does not work
    void client.createWebhookEndpoint({ organisation_id: 1, target_url: 'x', secret: 'y', trigger: false })
    // @ts-expect-error -- the name of a model is not that of a subscription
    void client.createWebhookEndpoint({ organisation_id: 1, target_url: 'x', secret: 'y', subscriptions: ['Rdv'] })
    // @ts-expect-error -- milliseconds could be anything
    void client.listRdvs({ organisation_id: 1, starts_after: 0 })
  })
})

describe('lists', () => {
  it('are a page when awaited, items when iterated', async () => {
    const list = client.listOrganisations()
    expectTypeOf(list).toExtend<PagedPromise<{ organisations: Organisation[] }, Organisation>>()
    expectTypeOf((await list).organisations).toEqualTypeOf<Organisation[]>()
    for await (const organisation of list) expectTypeOf(organisation).toEqualTypeOf<Organisation>()
    for await (const { items, next } of list.pages()) {
      expectTypeOf(items).toEqualTypeOf<Organisation[]>()
      expectTypeOf(next).toEqualTypeOf<string | number | null>()
    }
  })

  it('demand a limit', () => {
    // @ts-expect-error -- a list can be larger than memory
    void client.listUsers().toArray()
  })
})

describe('values', () => {
  it('let through what is not known yet', () => {
    expectTypeOf<'seen'>().toExtend<RdvStatus>()
    expectTypeOf<string>().toExtend<RdvStatus>()
  })
})

describe('errors', () => {
  it('narrow', () => {
    const error: unknown = undefined
    if (EmailTakenError.isInstance(error)) expectTypeOf(error.existing_user_id).toEqualTypeOf<number | null>()
    expectTypeOf(readProblems(error)).toEqualTypeOf<Problem[]>()
    expectTypeOf<'email_taken'>().toExtend<RdvSolidaritesErrorCode>()
  })
})

describe('webhooks', () => {
  it('tell the data by the model', async () => {
    const event = await createWebhooks({ secrets: 'x' }).unwrap(new Request('http://localhost'))
    if (!event.known) {
      expectTypeOf(event.data).toEqualTypeOf<unknown>()
      return
    }
    expectTypeOf(event).toEqualTypeOf<KnownWebhookEvent>()
    expectTypeOf(event.sentAt).toEqualTypeOf<number>()
    expectTypeOf(event.subject).toEqualTypeOf<string>()
    if (event.model === 'Rdv') expectTypeOf(event.data).toEqualTypeOf<Rdv>()
    if (event.model === 'UserProfile') expectTypeOf(event.data.user).toEqualTypeOf<User>()
    // @ts-expect-error -- no such model
    if (event.model === 'AgentsRdv') return
  })

  it('are signed as they are', () => {
    void signTestWebhook({ model: 'User', event: 'created', data: { id: 1 } }, { secret: 'x' })
    // @ts-expect-error -- the data of another model
    void signTestWebhook({ model: 'Rdv', event: 'created', data: { id: 1 } }, { secret: 'x' })
  })
})

it('is simulated without any cast', () => {
  const { fetch, state } = createRdvSolidaritesSimulator({ authenticate: () => ({}) })
  createRdvSolidaritesClient({ fetch })
  // @ts-expect-error -- no such operation
  state.failNext({ kind: 'reset', operation: 'signIn' })
})
