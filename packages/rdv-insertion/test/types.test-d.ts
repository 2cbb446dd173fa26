import type { ApiPromise, AuthProvider } from '@hub/http'
import { describe, expectTypeOf, it } from 'vitest'
import {
  createRdvInsertionClient,
  type Invitation,
  type InvitationsAnswer,
  type MotifCategoryChoice,
  type Rdv,
  type RdvStatus,
  readRefusals,
  type Refusal,
  type User,
  type UserToInvite,
} from '../src/index.js'
import { createRdvInsertionSimulator } from '../src/simulator/index.js'
import { createWebhooks, type EventData, type WebhookEvent } from '../src/webhooks/index.js'

declare const auth: AuthProvider
const insertion = createRdvInsertionClient({ auth, environment: 'demo' })
const here = { rdv_solidarites_organisation_id: 4012 }
const user: UserToInvite = {
  first_name: 'Camille',
  last_name: 'Durand',
  title: 'madame',
  invitation: { motif_category: { short_name: 'rsa_orientation' } },
}

describe('createRdvInsertionClient', () => {
  it('knows the environments by name, and takes settings that may be missing', () => {
    createRdvInsertionClient({ auth, baseUrl: process.env['RDVI_URL'], timeout: undefined, batchRateLimit: undefined })
    // @ts-expect-error -- not an environment of rdv-insertion
    createRdvInsertionClient({ auth, environment: 'staging' })
    // @ts-expect-error -- there is no single token
    createRdvInsertionClient({ token: 'x', environment: 'demo' })
  })
})

describe('an invitation', () => {
  it('demands a title and a category', () => {
    const { title: _title, ...untitled } = user
    // @ts-expect-error -- without title
    void insertion.createAndInvite({ ...here, user: untitled })
    const { invitation: _invitation, ...uninvited } = user
    // @ts-expect-error -- without invitation
    void insertion.createAndInvite({ ...here, user: uninvited })
    // @ts-expect-error -- without category
    void insertion.createAndInvite({ ...here, user: { ...user, invitation: {} } })
    expectTypeOf<object>().not.toExtend<MotifCategoryChoice>()
    expectTypeOf<{ name: string }>().toExtend<MotifCategoryChoice>()
    const { invitation: _unused, ...neither } = untitled
    void insertion.createUser({ ...here, user: neither })
  })

  it('takes values that may be missing, and none that would clear', () => {
    void insertion.createAndInvite({ ...here, user: { ...user, email: undefined, birth_date: new Date() } })
    // @ts-expect-error -- a field cannot be cleared
    void insertion.createAndInvite({ ...here, user: { ...user, email: null } })
    // @ts-expect-error -- closed on output
    void insertion.createAndInvite({ ...here, user: { ...user, title: 'docteur' } })
    // @ts-expect-error -- a text keeps its zeros
    void insertion.createAndInvite({ ...here, user: { ...user, nir: 1_850_575_056_017 } })
  })

  it('may have reached nobody', async () => {
    expectTypeOf(insertion.createAndInvite({ ...here, user })).toEqualTypeOf<ApiPromise<InvitationsAnswer>>()
    const { invitations } = {} as InvitationsAnswer
    // @ts-expect-error -- perhaps there is none
    void invitations[0].format
    const [first] = invitations
    expectTypeOf(first).toEqualTypeOf<Invitation | undefined>()
    expectTypeOf(invitations.map(({ format }) => format)).toExtend<(string | null | undefined)[]>()
  })
})

describe('answers', () => {
  it('have open lists of values, and keys that may be absent', () => {
    expectTypeOf<'seen'>().toExtend<RdvStatus>()
    expectTypeOf<'never seen'>().toExtend<RdvStatus>()
    expectTypeOf<User['nir']>().toEqualTypeOf<string | null | undefined>()
    expectTypeOf<Rdv['users']>().toEqualTypeOf<User[]>()
  })

  it('of a search are a page, or everybody', () => {
    const search = insertion.searchUsers(here)
    expectTypeOf(search).resolves.toHaveProperty('users').toEqualTypeOf<User[]>()
    expectTypeOf(search.toArray({ limit: 10 })).resolves.toEqualTypeOf<User[]>()
  })

  it('of a refusal are entries', () => {
    expectTypeOf(readRefusals(new Error('x'))).toEqualTypeOf<Refusal[]>()
    expectTypeOf<Refusal['index']>().toEqualTypeOf<number | null>()
  })
})

describe('batches', () => {
  it('are queued or refused', async () => {
    for await (const batch of insertion.createAndInviteBatches({ ...here, users: [user] as const })) {
      expectTypeOf(batch.to).toEqualTypeOf<number>()
      if (batch.outcome === 'refused') expectTypeOf(batch.refusals).toEqualTypeOf<Refusal[]>()
      // @ts-expect-error -- queued people have no refusals
      else void batch.refusals
    }
  })
})

describe('webhooks', () => {
  it('narrow by model and event', () => {
    const event = {} as WebhookEvent
    // @ts-expect-error -- an unknown model could hold anything
    if (event.model === 'Rdv') void event.data.id
    if (!event.known) {
      expectTypeOf(event.data).toEqualTypeOf<unknown>()
      expectTypeOf(event.sentAt).toEqualTypeOf<number | null>()
      return
    }
    expectTypeOf(event.sentAt).toEqualTypeOf<number>()
    if (event.model === 'Rdv') expectTypeOf(event.data).toEqualTypeOf<EventData['Rdv']>()
    else expectTypeOf(event.data.user.id).toEqualTypeOf<number>()
    if (event.event === 'destroyed') expectTypeOf(event.event).toEqualTypeOf<'destroyed'>()
    // @ts-expect-error -- never sent
    void (event.event === 'archived')
  })

  it('take one secret or several', () => {
    createWebhooks({ secrets: 'x' })
    createWebhooks({ secrets: ['x', 'y'] as const, maxAge: undefined })
    // @ts-expect-error -- without a secret everybody could send
    createWebhooks({})
  })
})

it('the simulator is a fetch for the client', () => {
  createRdvInsertionClient({ auth, environment: 'demo', fetch: createRdvInsertionSimulator().fetch })
})
