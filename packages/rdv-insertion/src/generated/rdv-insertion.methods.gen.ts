// Generated from openapi/rdv-insertion.yaml by packages/codegen; do not edit.
// sha256 of the document: cd60be2d2ff593e910d42415f0930c6b4a75cde6afade5b0f6cb5b3628a7e027

import type { ApiPromise, CallOptions, DataOf, PagedPromise } from '@hub/http'
import type { operations } from './rdv-insertion.types.gen.js'

/**
 * A person to create. At least one of `nir`, `email`, `phone_number` and `department_internal_id` is needed, which tells the person
 * from others (RDVI `app/models/user.rb`). Blank texts count as absent: a field cannot be cleared through this API.
 */
export interface UserParams {
  /** Not blank. */
  first_name: string
  /** Not blank. */
  last_name: string
  /** How to address the person. */
  title?: 'monsieur' | 'madame' | undefined
  /** Role in the household, for the CAF. */
  role?: 'demandeur' | 'conjoint' | undefined
  /** Of the CAF or MSA. Spaces and outer zeros are taken off; what comes back may differ from what was sent. */
  affiliation_number?: string | undefined
  /** `x@y` is refused, and so is one character before the `@`. */
  email?: string | undefined
  /**
   * A number of France or overseas, or an international one, as people write it; none of four digits. Stored as E.164, and sent as
   * such but for landlines overseas, which the server reads its own way. Text messages only go to mobiles.
   */
  phone_number?: string | undefined
  /**
   * `DD/MM/YYYY`, `YYYY-MM-DD`, or a `Date` at midnight, local or UTC. **An impossible date would silently become no date**; one in
   * the future or more than 130 years ago is refused.
   */
  birth_date?: string | Date | undefined
  /** As `birth_date`, and in the future too. */
  rights_opening_date?: string | Date | undefined
  /** Name at birth. */
  birth_name?: string | undefined
  /** With post code and town. */
  address?: string | undefined
  /** Unique in the département. */
  france_travail_id?: string | undefined
  /**
   * 13 or 15 characters, spaces allowed; the key is computed or checked. Must agree with `title` and `birth_date`. **Dropped
   * without a word** unless the organisation is a `conseil_departemental` or `france_travail`.
   */
  nir?: string | undefined
  /** **Dropped without a word** for organisations of type `siae` and `autre`. */
  department_internal_id?: string | undefined
  /** Agents of the organisation. */
  referents_to_add?: readonly ({ email: string })[] | undefined
  /** Tags that the organisation has. */
  tags_to_add?: readonly ({ value: string })[] | undefined
}

/**
 * A person to create and invite. The code accepts the absence of `title` and of the category; the documentation asks for the
 * first, and without the second nobody is invited.
 */
export interface InvitedUserParams {
  /** Not blank. */
  first_name: string
  /** Not blank. */
  last_name: string
  /** How to address the person. */
  title: 'monsieur' | 'madame'
  /** Role in the household, for the CAF. */
  role?: 'demandeur' | 'conjoint' | undefined
  /** Of the CAF or MSA. Spaces and outer zeros are taken off; what comes back may differ from what was sent. */
  affiliation_number?: string | undefined
  /** `x@y` is refused, and so is one character before the `@`. */
  email?: string | undefined
  /**
   * A number of France or overseas, or an international one, as people write it; none of four digits. Stored as E.164, and sent as
   * such but for landlines overseas, which the server reads its own way. Text messages only go to mobiles.
   */
  phone_number?: string | undefined
  /**
   * `DD/MM/YYYY`, `YYYY-MM-DD`, or a `Date` at midnight, local or UTC. **An impossible date would silently become no date**; one in
   * the future or more than 130 years ago is refused.
   */
  birth_date?: string | Date | undefined
  /** As `birth_date`, and in the future too. */
  rights_opening_date?: string | Date | undefined
  /** Name at birth. */
  birth_name?: string | undefined
  /** With post code and town. */
  address?: string | undefined
  /** Unique in the département. */
  france_travail_id?: string | undefined
  /**
   * 13 or 15 characters, spaces allowed; the key is computed or checked. Must agree with `title` and `birth_date`. **Dropped
   * without a word** unless the organisation is a `conseil_departemental` or `france_travail`.
   */
  nir?: string | undefined
  /** **Dropped without a word** for organisations of type `siae` and `autre`. */
  department_internal_id?: string | undefined
  /** Agents of the organisation. */
  referents_to_add?: readonly ({ email: string })[] | undefined
  /** Tags that the organisation has. */
  tags_to_add?: readonly ({ value: string })[] | undefined
  /** What to invite to. */
  invitation: InvitationParams
}

/** What to invite to. */
export interface InvitationParams {
  /**
   * One of the organisation's categories, by one of its names, or by both, which must then belong together. Demanded: without it the
   * server creates the person, then fails, or silently invites nobody.
   */
  motif_category: MotifCategoryChoice
  /** A place; an integer although the older document also says text. Ids beyond 32 bits occur. */
  rdv_solidarites_lieu_id?: number | string | undefined
}

/**
 * One of the organisation's categories, by one of its names, or by both, which must then belong together. Demanded: without it the
 * server creates the person, then fails, or silently invites nobody.
 */
export type MotifCategoryChoice = { short_name: string; name?: string | undefined } | { short_name?: string | undefined; name: string }

export interface GetDepartmentParameters {
  /** Number of the département as a text, `13`, `2A`, `974`; a number from 10 on. */
  number: string | number
}

export interface GetRdvParameters {
  /** The `uuid` of the appointment. */
  uuid: string
}

export interface SearchUsersParameters {
  /** The organisation's id **on RDV-Solidarités**, not its `id` here. */
  rdv_solidarites_organisation_id: number | string
  /** Beginning of a first name, last name, e-mail, phone number or affiliation number; accents do not matter. */
  search_query?: string | undefined
  /** From 1. Default 1. */
  page?: number | string | undefined
}

export interface CreateUserParameters {
  /** The organisation's id **on RDV-Solidarités**, not its `id` here. */
  rdv_solidarites_organisation_id: number | string
  /**
   * A person to create. At least one of `nir`, `email`, `phone_number` and `department_internal_id` is needed, which tells the person
   * from others (RDVI `app/models/user.rb`). Blank texts count as absent: a field cannot be cleared through this API.
   */
  user: UserParams
}

export interface CreateAndInviteParameters {
  /** The organisation's id **on RDV-Solidarités**, not its `id` here. */
  rdv_solidarites_organisation_id: number | string
  /**
   * A person to create and invite. The code accepts the absence of `title` and of the category; the documentation asks for the
   * first, and without the second nobody is invited.
   */
  user: InvitedUserParams
}

export interface CreateAndInviteManyParameters {
  /** The organisation's id **on RDV-Solidarités**, not its `id` here. */
  rdv_solidarites_organisation_id: number | string
  users: readonly InvitedUserParams[]
}

export interface InviteUserParameters {
  /** The organisation's id **on RDV-Solidarités**, not its `id` here. */
  rdv_solidarites_organisation_id: number | string
  /** The `id` that rdv-insertion gave to the person, not `rdv_solidarites_user_id`. */
  user_id: number | string
  /** What to invite to. */
  invitation: InvitationParams
}

/** A method per operation. Each refuses wrong parameters before any call, by an InvalidRequestError that names the field. */
export interface RdvInsertionMethods {
  /**
   * A département with its organisations, places, reasons and categories.
   *
   * The place to find `rdv_solidarites_organisation_id`, the categories of an organisation and the ids of its places. Categories
   * are data: there is no closed list of them.
   *
   * @throws RedirectError 303: A refused access, when `Accept` is absent or is a list as browsers send it: to the home page
   * @throws AuthenticationError 401: A header is missing, the token is dead, `uid` is another, or RDV-Solidarités is unwell
   * @throws PermissionError 403: `errors` alone: no access to this organisation, department or appointment
   * @throws NotFoundError 404: A record that does not exist, looked for before access is checked; or a path that does not exist
   * @throws RateLimitError 429: Too many calls
   * @throws ServerError 500: A failure, possibly after a part was carried out
   */
  getDepartment: (parameters: GetDepartmentParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getDepartment']>>
  /**
   * One appointment.
   *
   * Looked up by its `uuid`, as webhooks give it.
   *
   * @throws RedirectError 303: A refused access, when `Accept` is absent or is a list as browsers send it: to the home page
   * @throws AuthenticationError 401: A header is missing, the token is dead, `uid` is another, or RDV-Solidarités is unwell
   * @throws PermissionError 403: `errors` alone: no access to this organisation, department or appointment
   * @throws NotFoundError 404: A record that does not exist, looked for before access is checked; or a path that does not exist
   * @throws RateLimitError 429: Too many calls
   * @throws ServerError 500: A failure, possibly after a part was carried out
   */
  getRdv: (parameters: GetRdvParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getRdv']>>
  /**
   * The active users of an organisation.
   *
   * In whose names, e-mail, phone (E.164) or affiliation number each word of a text begins a word, accents and case aside. 25 a page, as
   * the code and its tests have it (the published document says 30).
   *
   * Awaited, it is one page as the API answers it; iterated with `for await`, every item from that page on.
   *
   * @throws RedirectError 303: A refused access, when `Accept` is absent or is a list as browsers send it: to the home page
   * @throws AuthenticationError 401: A header is missing, the token is dead, `uid` is another, or RDV-Solidarités is unwell
   * @throws PermissionError 403: `errors` alone: no access to this organisation, department or appointment
   * @throws NotFoundError 404: A record that does not exist, looked for before access is checked; or a path that does not exist
   * @throws RateLimitError 429: Too many calls
   * @throws ServerError 500: A failure, possibly after a part was carried out
   */
  searchUsers: (parameters: SearchUsersParameters, options?: CallOptions) => PagedPromise<DataOf<operations['searchUsers']>, DataOf<operations['searchUsers']>['users'][number]>
  /**
   * Create or update a person, without invitation.
   *
   * A person who exists already is updated. Looked for in this order: `nir`; `department_internal_id`; `email` and the first word
   * of the first name; `phone_number` and the first word of the first name. A match with another NIR is refused.
   *
   * Null and blank values are dropped: **a field cannot be cleared**.
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * @throws RedirectError 303: A refused access, when `Accept` is absent or is a list as browsers send it: to the home page
   * @throws InvalidRequestError 400: Malformed JSON, or `user`, `users` missing or empty
   * @throws AuthenticationError 401: A header is missing, the token is dead, `uid` is another, or RDV-Solidarités is unwell
   * @throws PermissionError 403: `errors` alone: no access to this organisation, department or appointment
   * @throws NotFoundError 404: A record that does not exist, looked for before access is checked; or a path that does not exist
   * @throws InvalidRequestError 422: What is wrong, in French for people; never match on texts
   * @throws RateLimitError 429: Too many calls
   * @throws ServerError 500: A failure, possibly after a part was carried out
   */
  createUser: (parameters: CreateUserParameters, options?: CallOptions) => ApiPromise<DataOf<operations['createUser']>>
  /**
   * Create or update a person, and invite them by text message and e-mail.
   *
   * Done before the answer comes, which takes several calls to RDV-Solidarités, an e-mail and a text message: up to 60 s.
   *
   * - A text message needs a **mobile** number, an e-mail an address. With neither, the person is created and nobody is
   *   invited: **200 with `invitations: []`**.
   * - Each channel is sent on its own. One fails and the other works: **422 that names the failed one, while the other
   *   invitation has been sent** and the person exists.
   * - The same call again within 24 hours is a 422, one error per channel; nothing is sent twice.
   * - Without `motif_category` the server fails (500) **after** it has created the person (since 8 July 2026, by reading): it is
   *   demanded here.
   *
   * An InvalidRequestError has the code `refused` when nothing was done, `partly_done` when one channel may have worked and the person
   * may exist; `readRefusals(error)` gives what the API said. After a ServerError whose `mayHaveBeenApplied` is true, look for the
   * person before you repeat the call.
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * Default `timeout` of this method: 60000 ms.
   *
   * @throws RedirectError 303: A refused access, when `Accept` is absent or is a list as browsers send it: to the home page
   * @throws InvalidRequestError 400: Malformed JSON, or `user`, `users` missing or empty
   * @throws AuthenticationError 401: A header is missing, the token is dead, `uid` is another, or RDV-Solidarités is unwell
   * @throws PermissionError 403: `errors` alone: no access to this organisation, department or appointment
   * @throws NotFoundError 404: A record that does not exist, looked for before access is checked; or a path that does not exist
   * @throws InvalidRequestError 422: What is wrong, in French for people; never match on texts
   * @throws RateLimitError 429: Too many calls
   * @throws ServerError 500: A failure, possibly after a part was carried out
   */
  createAndInvite: (parameters: CreateAndInviteParameters, options?: CallOptions) => ApiPromise<DataOf<operations['createAndInvite']>>
  /**
   * Create and invite up to 25 people.
   *
   * **Only queued.** All entries are checked first; one that is wrong refuses all. What fails afterwards is told to nobody but,
   * for people who could not be created, the department by mail. The only news for a program are the `Invitation` webhooks.
   *
   * An InvalidRequestError with code `refused` has what was wrong: `readRefusals(error)` gives the `index` of each person at fault.
   *
   * At most 5 calls a minute. Without `motif_category` the person is created and silently not invited. The path
   * `…/applicants/create_and_invite_many` with `applicants` is an older name of it.
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * @throws RedirectError 303: A refused access, when `Accept` is absent or is a list as browsers send it: to the home page
   * @throws InvalidRequestError 400: Malformed JSON, or `user`, `users` missing or empty
   * @throws AuthenticationError 401: A header is missing, the token is dead, `uid` is another, or RDV-Solidarités is unwell
   * @throws PermissionError 403: `errors` alone: no access to this organisation, department or appointment
   * @throws NotFoundError 404: A record that does not exist, looked for before access is checked; or a path that does not exist
   * @throws InvalidRequestError 422: What is wrong, in French for people; never match on texts
   * @throws RateLimitError 429: Too many calls
   * @throws ServerError 500: A failure, possibly after a part was carried out
   */
  createAndInviteMany: (parameters: CreateAndInviteManyParameters, options?: CallOptions) => ApiPromise<DataOf<operations['createAndInviteMany']>>
  /**
   * Invite a person who exists.
   *
   * As `createAndInvite`, partial refusals included. An unknown category is a 404 here, a 422 there.
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * Default `timeout` of this method: 60000 ms.
   *
   * @throws RedirectError 303: A refused access, when `Accept` is absent or is a list as browsers send it: to the home page
   * @throws InvalidRequestError 400: Malformed JSON, or `user`, `users` missing or empty
   * @throws AuthenticationError 401: A header is missing, the token is dead, `uid` is another, or RDV-Solidarités is unwell
   * @throws PermissionError 403: `errors` alone: no access to this organisation, department or appointment
   * @throws NotFoundError 404: A record that does not exist, looked for before access is checked; or a path that does not exist
   * @throws InvalidRequestError 422: What is wrong, in French for people; never match on texts
   * @throws RateLimitError 429: Too many calls
   * @throws ServerError 500: A failure, possibly after a part was carried out
   */
  inviteUser: (parameters: InviteUserParameters, options?: CallOptions) => ApiPromise<DataOf<operations['inviteUser']>>
}
