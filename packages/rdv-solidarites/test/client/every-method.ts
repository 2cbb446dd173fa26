import type { RetryRule } from '@hub/http'
import type { RdvSolidaritesClient } from '../../src/index.js'
import { ORGANISATION } from './support.js'

/** One call of one method, and how its request must look. */
export interface MethodCall {
  call(client: RdvSolidaritesClient): PromiseLike<unknown>
  request: string
  query?: Record<string, string | string[]>
  body?: unknown
  retry: RetryRule
  /** The smallest answer that the method accepts. */
  answer: unknown
}

const id = 7
const user = { first_name: 'Prénom-canary', last_name: 'Nom-canary', email: 'canary@exemple.example' }
const meta = { current_page: 1, next_page: null }
const rdv = { id: 1, status: 'unknown', starts_at: '2027-12-10 09:00:00 +0100' }
const absence = { id: 1, first_day: '2027-12-10', end_day: '2027-12-10' }
const endpoint = { id: 1, target_url: 'https://a.example/', organisation_id: ORGANISATION, subscriptions: [] }
const named = { id: 1, name: 'x' }

/** Every method, with parameters that hold what must never leak. */
export const everyMethod: Readonly<Record<Exclude<keyof RdvSolidaritesClient, 'raw'>, MethodCall>> = {
  listOrganisations: {
    call: (client) => client.listOrganisations({ departement_number: '99', city_code: '99100', page: 2 }),
    request: 'GET /api/v1/organisations',
    query: { departement_number: '99', city_code: '99100', page: '2' },
    retry: 'safe',
    answer: { organisations: [], meta },
  },
  getOrganisation: {
    call: (client) => client.getOrganisation({ id }),
    request: 'GET /api/v1/organisations/7',
    retry: 'safe',
    answer: { organisation: named },
  },
  updateOrganisation: {
    call: (client) => client.updateOrganisation({ id, name: 'Nom-canary', email: null }),
    request: 'PATCH /api/v1/organisations/7',
    body: { name: 'Nom-canary', email: null },
    retry: 'idempotent',
    answer: { organisation: named },
  },
  listRdvs: {
    call: (client) =>
      client.listRdvs({
        organisation_id: ORGANISATION,
        starts_after: '2027-12-01',
        starts_before: '2027-12-31 23:59:59 +0100',
      }),
    request: 'GET /api/v1/organisations/412/rdvs',
    query: { starts_after: '2027-12-01', starts_before: '2027-12-31T23:59:59+01:00' },
    retry: 'safe',
    answer: { rdvs: [], meta },
  },
  updateParticipation: {
    call: (client) => client.updateParticipation({ id, status: 'seen' }),
    request: 'PATCH /api/v1/participations/7',
    body: { participation: { status: 'seen' } },
    retry: 'idempotent',
    answer: { rdv },
  },
  listUsers: {
    call: (client) => client.listUsers({ ids: [7, 8] }),
    request: 'GET /api/v1/users',
    query: { 'ids[]': ['7', '8'] },
    retry: 'safe',
    answer: { users: [], meta },
  },
  listOrganisationUsers: {
    call: (client) => client.listOrganisationUsers({ organisation_id: ORGANISATION }),
    request: 'GET /api/v1/organisations/412/users',
    retry: 'safe',
    answer: { users: [], meta },
  },
  getUser: {
    call: (client) => client.getUser({ id, organisation_id: ORGANISATION }),
    request: 'GET /api/v1/users/7',
    query: { organisation_id: '412' },
    retry: 'safe',
    answer: { user: { id } },
  },
  getOrganisationUser: {
    call: (client) => client.getOrganisationUser({ organisation_id: ORGANISATION, id }),
    request: 'GET /api/v1/organisations/412/users/7',
    retry: 'safe',
    answer: { user: { id } },
  },
  createUser: {
    call: (client) => client.createUser({ ...user, organisation_ids: [ORGANISATION], birth_date: undefined }),
    request: 'POST /api/v1/users',
    body: { ...user, organisation_ids: [ORGANISATION] },
    retry: 'never',
    answer: { user: { id } },
  },
  updateUser: {
    call: (client) => client.updateUser({ id, ...user, phone_number: null }),
    request: 'PATCH /api/v1/users/7',
    body: { ...user, phone_number: null },
    retry: 'idempotent',
    answer: { user: { id } },
  },
  createRdvInvitationToken: {
    call: (client) => client.createRdvInvitationToken({ id }),
    request: 'POST /api/v1/users/7/rdv_invitation_token',
    retry: 'never',
    answer: { invitation_token: 'K7Q2M9XA' },
  },
  listWebhookEndpoints: {
    call: (client) =>
      client.listWebhookEndpoints({ organisation_id: ORGANISATION, target_url: 'https://canary.example/' }),
    request: 'GET /api/v1/organisations/412/webhook_endpoints',
    query: { target_url: 'https://canary.example/' },
    retry: 'safe',
    answer: { webhook_endpoints: [], meta },
  },
  createWebhookEndpoint: {
    call: (client) =>
      client.createWebhookEndpoint({
        organisation_id: ORGANISATION,
        target_url: 'https://canary.example/',
        secret: 'secret-canary',
        subscriptions: ['rdv', 'user'],
      }),
    request: 'POST /api/v1/organisations/412/webhook_endpoints',
    body: { target_url: 'https://canary.example/', secret: 'secret-canary', subscriptions: ['rdv', 'user'] },
    retry: 'never',
    answer: { webhook_endpoint: endpoint },
  },
  updateWebhookEndpoint: {
    call: (client) => client.updateWebhookEndpoint({ organisation_id: ORGANISATION, id, secret: 'secret-canary' }),
    request: 'PATCH /api/v1/organisations/412/webhook_endpoints/7',
    body: { secret: 'secret-canary' },
    retry: 'never',
    answer: { webhook_endpoint: endpoint },
  },
  listMotifs: {
    call: (client) => client.listMotifs({ organisation_id: ORGANISATION, active: true, bookable_publicly: false }),
    request: 'GET /api/v1/organisations/412/motifs',
    query: { active: 'true', bookable_publicly: 'false' },
    retry: 'safe',
    answer: { motifs: [], meta },
  },
  listAgents: {
    call: (client) => client.listAgents({ organisation_id: ORGANISATION }),
    request: 'GET /api/v1/agents',
    query: { organisation_id: '412' },
    retry: 'safe',
    answer: { agents: [], meta },
  },
  listAbsences: {
    call: (client) => client.listAbsences(),
    request: 'GET /api/v1/absences',
    retry: 'safe',
    answer: { absences: [], meta },
  },
  getAbsence: {
    call: (client) => client.getAbsence({ id }),
    request: 'GET /api/v1/absences/7',
    retry: 'safe',
    answer: { absence },
  },
  createAbsence: {
    call: (client) =>
      client.createAbsence({ agent_email: 'canary@exemple.example', title: 'Titre-canary', first_day: '2027-12-10' }),
    request: 'POST /api/v1/absences',
    body: { agent_email: 'canary@exemple.example', title: 'Titre-canary', first_day: '2027-12-10' },
    retry: 'never',
    answer: { absence },
  },
  updateAbsence: {
    call: (client) => client.updateAbsence({ id, title: 'Titre-canary', end_time: '9:30' }),
    request: 'PATCH /api/v1/absences/7',
    body: { title: 'Titre-canary', end_time: '9:30' },
    retry: 'idempotent',
    answer: { absence },
  },
  deleteAbsence: {
    call: (client) => client.deleteAbsence({ id }),
    request: 'DELETE /api/v1/absences/7',
    retry: 'idempotent',
    answer: null,
  },
  createUserProfile: {
    call: (client) => client.createUserProfile({ organisation_id: ORGANISATION, user_id: id }),
    request: 'POST /api/v1/user_profiles',
    body: { organisation_id: ORGANISATION, user_id: id },
    retry: 'never',
    answer: { user_profile: { organisation: named, user: { id } } },
  },
  deleteUserProfile: {
    call: (client) => client.deleteUserProfile({ organisation_id: ORGANISATION, user_id: id }),
    request: 'DELETE /api/v1/user_profiles',
    query: { organisation_id: '412', user_id: '7' },
    retry: 'idempotent',
    answer: null,
  },
  createReferentAssignation: {
    call: (client) => client.createReferentAssignation({ agent_id: 1, user_id: id }),
    request: 'POST /api/v1/referent_assignations',
    body: { agent_id: 1, user_id: id },
    retry: 'never',
    answer: { referent_assignation: { agent: { id: 1 }, user: { id } } },
  },
  deleteReferentAssignation: {
    call: (client) => client.deleteReferentAssignation({ agent_id: 1, user_id: id }),
    request: 'DELETE /api/v1/referent_assignations',
    query: { agent_id: '1', user_id: '7' },
    retry: 'idempotent',
    answer: null,
  },
  listPublicLinks: {
    call: (client) => client.listPublicLinks({ territory: '99' }),
    request: 'GET /api/v1/public_links',
    query: { territory: '99' },
    retry: 'safe',
    answer: { public_links: [] },
  },
}

/** What the calls above hold that must never be shown. */
export const secrets = ['canary', 'token-of-the-session', 'agent@departement.example']
