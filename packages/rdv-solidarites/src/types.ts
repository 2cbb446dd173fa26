import type { ClientCore, ClientOptions } from '@hub/http'
import type { Environment } from './generated/rdv-solidarites.definition.gen.js'
import type { GetOrganisationUserParameters, RdvSolidaritesMethods } from './generated/rdv-solidarites.methods.gen.js'
import type { operations } from './generated/rdv-solidarites.operations.gen.js'
import type { components, paths } from './generated/rdv-solidarites.types.gen.js'

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
/** The subjects that an endpoint can subscribe to. */
export type Subscription = Schemas['Subscription']
export type PublicLink = Schemas['PublicLink']

export type OperationId = keyof typeof operations

/** The client's options; `auth` is what `createRdvSolidaritesAuth` gives, or any other AuthProvider. */
export type RdvSolidaritesClientOptions = ClientOptions<Environment>

export type InOrganisation = Pick<GetOrganisationUserParameters, 'organisation_id'>

/** The client of the agent API. Every method refuses bad values before any call, naming the parameter. */
export interface RdvSolidaritesClient extends RdvSolidaritesMethods {
  /** The openapi-fetch client underneath: same transport, retries and credentials; no throw on a status, no check. */
  readonly raw: ClientCore<paths, unknown>['raw']
}
