import type { ApiPromise, CallOptions, ClientCore, ClientOptions, DataOf, PagedPromise } from '@hub/http'
import type { BatchOptions, BatchOutcome, BatchSummary } from './batches.js'
import type { components, operations, paths } from './generated/rdv-insertion.types.gen.js'
import type { Pace } from './pacer.js'

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

export interface RdvInsertionClientOptions extends ClientOptions<'production' | 'demo'> {
  /** How fast `createAndInviteBatches` and `createAndInviteAll` go. Default: 5 calls in 60,000 ms, what the server allows. */
  batchPace?: Pace | undefined
}

/** Which organisation. */
export interface InOrganisation {
  /** The organisation's id **on RDV-Solidarités**, as `getDepartment` shows it; not its `id` here. */
  rdv_solidarites_organisation_id: number
}

/** What is known of a person. Blank texts count as absent: a field cannot be cleared through this API. */
export interface Person {
  first_name: string
  last_name: string
  /** Role in the household, for the CAF. */
  role?: Schemas['Role'] | undefined
  /** Of the CAF or MSA; the server tidies it. */
  affiliation_number?: string | undefined
  email?: string | undefined
  /** As people write it; sent as E.164. Text messages only go to mobiles. */
  phone_number?: string | undefined
  /** `DD/MM/YYYY`, `YYYY-MM-DD`, or a `Date` at midnight, local or UTC. */
  birth_date?: string | Date | undefined
  /** As `birth_date`. */
  rights_opening_date?: string | Date | undefined
  birth_name?: string | undefined
  /** With post code and town. */
  address?: string | undefined
  france_travail_id?: string | undefined
  /** 13 or 15 characters, spaces allowed; the key is computed or checked. Must agree with `title` and `birth_date`. */
  nir?: string | undefined
  department_internal_id?: string | undefined
  /** Agents of the organisation. */
  referents_to_add?: readonly { email: string }[] | undefined
  /** Tags that the organisation has. */
  tags_to_add?: readonly { value: string }[] | undefined
}

/** At least one of `nir`, `email`, `phone_number` and `department_internal_id` is needed. */
export interface UserToCreate extends Person {
  title?: Schemas['Title'] | undefined
}

/** At least one of `nir`, `email`, `phone_number` and `department_internal_id` is needed. */
export interface UserToInvite extends Person {
  title: Schemas['Title']
  invitation: InvitationToSend
}

export interface InvitationToSend {
  motif_category: MotifCategoryChoice
  rdv_solidarites_lieu_id?: number | undefined
}

/**
 * One of the organisation's categories, by one of its names, or by both, which must then belong together. Demanded: without it the
 * server creates the person, then fails, or silently invites nobody.
 */
export type MotifCategoryChoice =
  | { short_name: string; name?: string | undefined }
  | { name: string; short_name?: string | undefined }

/** A person, and the invitations that went out: **none** when the person has neither a mobile nor an e-mail address. */
export interface InvitationsAnswer {
  success?: boolean
  user: User
  invitations: [] | [Invitation, ...Invitation[]]
}

/** The client of rdv-insertion. Every method refuses bad values before any call, naming the field. No POST is sent twice. */
export interface RdvInsertionClient {
  /**
   * A département with its organisations: the place to find ids, categories and places.
   *
   * @param parameters.number A text: `'13'`, `'2A'`, `'974'`.
   */
  getDepartment(parameters: { number: string }, options?: CallOptions): ApiPromise<DataOf<operations['getDepartment']>>
  /** One appointment, by the `uuid` that webhooks give. */
  getRdv(parameters: { uuid: string }, options?: CallOptions): ApiPromise<DataOf<operations['getRdv']>>
  /**
   * The active users of an organisation whose name, e-mail, phone or affiliation number begins with a text. Awaited, it is one page of
   * 25; iterated with `for await`, everybody from that page on.
   */
  searchUsers(
    parameters: InOrganisation & { search_query?: string | undefined; page?: number | undefined },
    options?: CallOptions,
  ): PagedPromise<UsersPage, User>
  /** Creates or updates a person, without invitation. */
  createUser(
    parameters: InOrganisation & { user: UserToCreate },
    options?: CallOptions,
  ): ApiPromise<DataOf<operations['createUser']>>
  /**
   * Creates or updates a person, and invites them by text message and e-mail, before it answers: up to 60 s.
   *
   * @throws InvalidRequestError with code `refused` when nothing was done, `partly_done` when one channel may have worked and the
   * person may exist; `refusalsOf(error)` tells what the API said
   * @throws ServerError whose `mayHaveBeenApplied` is true: look for the person before repeating
   */
  createAndInvite(
    parameters: InOrganisation & { user: UserToInvite },
    options?: CallOptions,
  ): ApiPromise<InvitationsAnswer>
  /**
   * Queues 1 to 25 people, in one call; at most 5 calls a minute. One wrong entry refuses all. What fails later is told to no
   * program: wait for the `Invitation` webhooks.
   *
   * @throws InvalidRequestError with code `refused`; `refusalsOf(error)` has the `index` of each person at fault
   */
  createAndInviteMany(
    parameters: InOrganisation & { users: readonly UserToInvite[] },
    options?: CallOptions,
  ): ApiPromise<DataOf<operations['createAndInviteMany']>>
  /**
   * Queues any number of people, 25 a call and 5 calls a minute: **1,000 people take 8 minutes.** Gives each batch as it is answered;
   * a refused one does not stop the others. All people are checked before the first call. An error ends it: the people after the
   * last batch given were not sent, except that of an error with `mayHaveBeenApplied` the next batch may have been.
   */
  createAndInviteBatches(
    parameters: InOrganisation & { users: readonly UserToInvite[] },
    options?: BatchOptions,
  ): AsyncGenerator<BatchOutcome, void, undefined>
  /** As `createAndInviteBatches`, to its end; `onProgress` tells how far it is. */
  createAndInviteAll(
    parameters: InOrganisation & { users: readonly UserToInvite[] },
    options?: BatchOptions,
  ): Promise<BatchSummary>
  /**
   * Invites a person who exists, as `createAndInvite`.
   *
   * @param parameters.user_id The `id` that rdv-insertion gave, not `rdv_solidarites_user_id`.
   */
  inviteUser(
    parameters: InOrganisation & { user_id: number; invitation: InvitationToSend },
    options?: CallOptions,
  ): ApiPromise<InvitationsAnswer>
  /** The openapi-fetch client underneath: same transport and credentials; no throw on a status, no check, no POST sent twice. */
  readonly raw: ClientCore<paths, operations>['raw']
}
