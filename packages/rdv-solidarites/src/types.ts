import type { ApiPromise, CallOptions, ClientCore, ClientOptions, DataOf, PagedPromise } from '@hub/http'
import type { components, operations, paths } from './generated/rdv-solidarites.types.gen.js'

type Schemas = components['schemas']

export type Organisation = Schemas['Organisation']
export type Agent = Schemas['Agent']
export type User = Schemas['User']
export type Motif = Schemas['Motif']
export type Lieu = Schemas['Lieu']
/** An appointment. Of a collective one read the participations: its own status says little. */
export type Rdv = Schemas['Rdv']
/** `unknown`, `seen`, `excused`, `revoked`, `noshow`, or any other text. */
export type RdvStatus = Schemas['RdvStatus']
export type Participation = Schemas['Participation']
export type Absence = Schemas['Absence']
export type UserProfile = Schemas['UserProfile']
export type ReferentAssignation = Schemas['ReferentAssignation']
export type WebhookEndpoint = Schemas['WebhookEndpoint']
/** What an endpoint can be told about. */
export type Subscription = Schemas['Subscription']
export type PublicLink = Schemas['PublicLink']

/** The client's options; `auth` is what `createRdvSolidaritesAuth` gives, or any other AuthProvider. */
export type RdvSolidaritesClientOptions = ClientOptions<'production' | 'demo'>

/** Optional fields may also be undefined. */
type Loose<Fields> = {
  [Name in keyof Fields]: Partial<Pick<Fields, Name>> extends Pick<Fields, Name>
    ? Fields[Name] | undefined
    : Fields[Name]
}

interface Paged {
  /** First page to ask for, from 1; give the `next` of a saved page to resume. Default 1. */
  page?: number | undefined
}

export interface ById {
  id: number
}

export interface InOrganisation {
  organisation_id: number
}

export interface OrganisationFilter extends Paged {
  /** Number of a department; only looked at together with `city_code`. */
  departement_number?: string | undefined
  /** INSEE code of a commune. */
  city_code?: string | undefined
  /** Identifier of a street in the national address base. */
  street_ban_id?: string | undefined
}

export interface RdvFilter extends InOrganisation, Paged {
  /** Earliest start, itself included: `YYYY-MM-DD`, or a date-time with its offset in any form the API writes. */
  starts_after?: string | undefined
  /** Latest start, itself included; same forms. */
  starts_before?: string | undefined
}

export interface MotifFilter extends InOrganisation, Paged {
  active?: boolean | undefined
  bookable_publicly?: boolean | undefined
  service_id?: number | undefined
}

export type NewUser = Loose<Schemas['NewUser']>
export type UserChange = ById & Loose<Schemas['UserChange']>
export type OrganisationChange = ById & Loose<Schemas['OrganisationChange']>
export type NewWebhookEndpoint = InOrganisation & Loose<Schemas['NewWebhookEndpoint']>
export type WebhookEndpointChange = InOrganisation & ById & Loose<Schemas['WebhookEndpointChange']>
/** `agent_id` or `agent_email` must be there. */
export type NewAbsence = Loose<Schemas['NewAbsence']>
export type AbsenceChange = ById & Loose<Schemas['AbsenceChange']>

export interface ParticipationChange extends ById {
  status: Schemas['ParticipationChange']['participation']['status']
}

type Method<Parameters, Id extends keyof operations> = (
  parameters: Parameters,
  options?: CallOptions,
) => ApiPromise<DataOf<operations[Id]>>

/** Awaited one page as the API answers it, iterated every item, each once even when it moves between pages. */
type Lister<Parameters, Id extends keyof operations, Item> = (
  parameters: Parameters,
  options?: CallOptions,
) => PagedPromise<DataOf<operations[Id]>, Item>

type OptionalLister<Parameters, Id extends keyof operations, Item> = (
  parameters?: Parameters,
  options?: CallOptions,
) => PagedPromise<DataOf<operations[Id]>, Item>

/** The client of the agent API. Every method refuses bad values before any call, naming the parameter. */
export interface RdvSolidaritesClient {
  /** The agent's organisations: their ids are what everything else asks for. */
  listOrganisations: OptionalLister<OrganisationFilter, 'listOrganisations', Organisation>
  getOrganisation: Method<ById, 'getOrganisation'>
  /** Only for an administrator of the organisation. */
  updateOrganisation: Method<OrganisationChange, 'updateOrganisation'>

  /**
   * Appointments of an organisation, in no fixed order. An unknown organisation gives an empty list, not an error. Give a window: lists
   * are not filtered and can be very long.
   */
  listRdvs: Lister<RdvFilter, 'listRdvs', Rdv>
  /**
   * Says what became of one person's participation; resolves to the whole appointment. The five statuses are checked before the call,
   * since any other one makes the server fail.
   */
  updateParticipation: Method<ParticipationChange, 'updateParticipation'>

  /** Users whom the agent may see, in no fixed order; `user_profiles` is null in each. */
  listUsers: OptionalLister<Paged & { ids?: readonly number[] | undefined }, 'listUsers', User>
  /** Users of one organisation; an organisation that is not the agent's gives fewer or none, not an error. */
  listOrganisationUsers: Lister<InOrganisation & Paged, 'listOrganisationUsers', User>
  /** A user with the organisations they belong to, in `user_profiles`. */
  getUser: Method<ById & { organisation_id?: number | undefined }, 'getUser'>
  getOrganisationUser: Method<InOrganisation & ById, 'getOrganisationUser'>
  /**
   * Never sent again by itself: when the error says `mayHaveBeenApplied`, look for the user first.
   *
   * @throws EmailTakenError with `existing_user_id` when a user has this e-mail: add that one with `createUserProfile`
   */
  createUser: Method<NewUser, 'createUser'>
  /**
   * Look at the answer: `first_name`, `birth_name` and `birth_date` of a person who signed in with FranceConnect stay as they are, without
   * an error.
   *
   * @throws EmailTakenError with `existing_user_id` when another user has this e-mail
   */
  updateUser: Method<UserChange, 'updateUser'>
  /** A token of eight letters and digits with which a user books without an account; it replaces the one before it. */
  createRdvInvitationToken: Method<ById, 'createRdvInvitationToken'>

  /** Where changes of an organisation are sent to; secrets are never shown. */
  listWebhookEndpoints: Lister<
    InOrganisation & Paged & { target_url?: string | undefined },
    'listWebhookEndpoints',
    WebhookEndpoint
  >
  /**
   * Subscribes to changes; only for administrators of the territory. **Sends every existing record** of each subscribed model as
   * `created`, which the server's `trigger: false` does not prevent.
   */
  createWebhookEndpoint: Method<NewWebhookEndpoint, 'createWebhookEndpoint'>
  /** Changes a subscription, and sends every existing record again. */
  updateWebhookEndpoint: Method<WebhookEndpointChange, 'updateWebhookEndpoint'>

  /** Reasons of appointments. */
  listMotifs: Lister<MotifFilter, 'listMotifs', Motif>
  listAgents: OptionalLister<Paged & { organisation_id?: number | undefined }, 'listAgents', Agent>

  /** Absences, latest first. */
  listAbsences: OptionalLister<Paged, 'listAbsences', Absence>
  getAbsence: Method<ById, 'getAbsence'>
  /** `end_day` is `first_day` when left out. */
  createAbsence: Method<NewAbsence, 'createAbsence'>
  updateAbsence: Method<AbsenceChange, 'updateAbsence'>
  /** A NotFoundError may mean that an earlier attempt, whose answer was lost, has done it. */
  deleteAbsence: Method<ById, 'deleteAbsence'>

  /** Adds a user to an organisation. */
  createUserProfile: Method<InOrganisation & { user_id: number }, 'createUserProfile'>
  /** Takes a user out of an organisation; refused (`refused`) while they have a future appointment there. */
  deleteUserProfile: Method<InOrganisation & { user_id: number }, 'deleteUserProfile'>
  /** Makes an agent the referent of a user. */
  createReferentAssignation: Method<{ agent_id: number; user_id: number }, 'createReferentAssignation'>
  deleteReferentAssignation: Method<{ agent_id: number; user_id: number }, 'deleteReferentAssignation'>

  /** Booking pages of a department's organisations; needs no session. 50 calls a minute, and gone from later servers. */
  listPublicLinks: Method<{ territory: string }, 'listPublicLinks'>

  /** The openapi-fetch client underneath: same transport, retries and credentials; no throw on a status, no check. */
  readonly raw: ClientCore<paths, operations>['raw']
}
