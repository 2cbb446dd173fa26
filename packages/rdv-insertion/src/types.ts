import type { ApiPromise, CallOptions, ClientContext, ClientCore, ClientOptions, DataOf, RateLimit } from '@hub/http'
import type { BatchOptions, BatchOutcome, BatchSummary } from './batch-types.js'
import type { Environment } from './generated/rdv-insertion.definition.gen.js'
import type {
  CreateAndInviteManyParameters,
  CreateAndInviteParameters,
  InviteUserParameters,
  RdvInsertionMethods,
  UserParams,
} from './generated/rdv-insertion.methods.gen.js'
import type { components, operations, paths } from './generated/rdv-insertion.types.gen.js'

type Schemas = components['schemas']
export type Agent = Schemas['Agent']
export type Department = Schemas['Department']
export type Invitation = Schemas['Invitation']
export type Lieu = Schemas['Lieu']
export type Motif = Schemas['Motif']
export type MotifCategory = Schemas['MotifCategory']
export type Organisation = Schemas['Organisation']
export type Participation = Schemas['Participation']
export type Rdv = Schemas['Rdv']
export type RdvStatus = Schemas['RdvStatus']
/** A person, as rdv-insertion shows it. `nir` and `department_internal_id` are absent for those who may not see them. */
export type User = Schemas['User']

/** One page of a search. */
export type UsersPage = DataOf<operations['searchUsers']>

export interface RdvInsertionClientOptions extends ClientOptions<Environment> {
  /** Rate limit of `createAndInviteBatches` and `createAndInviteAll`. Default: 5 calls in 60,000 ms, what the server allows. */
  batchRateLimit?: RateLimit | undefined
}

/** Which organisation. */
export type InOrganisation = Pick<InviteUserParameters, 'rdv_solidarites_organisation_id'>

/** The data of a person. Blank texts count as absent: a field cannot be cleared through this API. */
export type Person = Omit<UserParams, 'title'>

/** A person, and the invitations that went out: **none** when the person has neither a mobile nor an e-mail address. */
export interface InvitationsAnswer {
  success?: boolean
  user: User
  invitations: [] | [Invitation, ...Invitation[]]
}

/** The client of rdv-insertion. Every method refuses bad values before any call, naming the field. No POST is sent twice. */
export interface RdvInsertionClient extends Omit<RdvInsertionMethods, 'createAndInvite' | 'inviteUser'> {
  /**
   * Creates or updates a person, and invites them by text message and e-mail, before it answers: up to 60 s.
   *
   * @throws InvalidRequestError with code `refused` when nothing was done, `partly_done` when one channel may have worked and the
   * person may exist; `readRefusals(error)` tells what the API said
   * @throws ServerError whose `mayHaveBeenApplied` is true: look for the person before repeating
   */
  createAndInvite(parameters: CreateAndInviteParameters, options?: CallOptions): ApiPromise<InvitationsAnswer>
  /**
   * Queues any number of people, 25 a call and 5 calls a minute: **1,000 people take 8 minutes.** Gives each batch as it is answered;
   * a refused one does not stop the others. All people are checked before the first call. An error ends it: the people after the
   * last batch given were not sent, except that of an error with `mayHaveBeenApplied` the next batch may have been.
   */
  createAndInviteBatches(
    parameters: CreateAndInviteManyParameters,
    options?: BatchOptions,
  ): AsyncGenerator<BatchOutcome, void, undefined>
  /** As `createAndInviteBatches`, to its end; `onProgress` tells how far it is. */
  createAndInviteAll(parameters: CreateAndInviteManyParameters, options?: BatchOptions): Promise<BatchSummary>
  /** Invites a person who exists, as `createAndInvite`. */
  inviteUser(parameters: InviteUserParameters, options?: CallOptions): ApiPromise<InvitationsAnswer>
  /** The openapi-fetch client underneath: same transport and credentials; no throw on a status, no check, no POST sent twice. */
  readonly raw: ClientCore<paths, operations>['raw']
}

/** What the hand-written methods use. */
export type RdvInsertionContext = ClientContext<RdvInsertionMethods, paths, operations, RdvInsertionClientOptions>
