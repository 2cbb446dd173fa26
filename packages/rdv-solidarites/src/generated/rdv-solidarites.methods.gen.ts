// Generated from openapi/rdv-solidarites.yaml by packages/codegen; do not edit.
// sha256 of the document: e55ad510593f0984ff15d29aaffe0415ccc62d862bb7d6ff7f31d14df978cce3

import type { ApiPromise, CallOptions, DataOf, PagedPromise } from '@hub/http'
import type { operations } from './rdv-solidarites.types.gen.js'

export interface ListOrganisationsParameters {
  /** First page to ask for, from 1; give the `next` of a saved page to go on from there. Default 1. */
  page?: number | string | undefined
  /** Number of a department; only looked at together with `city_code`. */
  departement_number?: string | number | undefined
  /** INSEE code of the commune. */
  city_code?: string | number | undefined
  /** Identifier of the street in the national address base. */
  street_ban_id?: string | undefined
}

export interface GetOrganisationParameters {
  /** What the path names. */
  id: number | string
}

export interface UpdateOrganisationParameters {
  /** What the path names. */
  id: number | string
  name?: string | undefined
  /** May have four digits, such as 3949, and any country code. */
  phone_number?: string | null | undefined
  /** An address that is only looked up or shown; the server does not look at its form. */
  email?: string | null | undefined
  verticale?: 'rdv_insertion' | 'rdv_solidarites' | 'rdv_aide_numerique' | 'rdv_mairie' | undefined
}

export interface ListRdvsParameters {
  /** The organisation. */
  organisation_id: number | string
  /** First page to ask for, from 1; give the `next` of a saved page to go on from there. Default 1. */
  page?: number | string | undefined
  /**
   * Earliest start, itself included: a day, or a date-time in any form that this API writes; without an offset, in the zone of the
   * application (Europe/Paris). Sent as a day or in ISO 8601.
   */
  starts_after?: string | Date | undefined
  /** Latest start, itself included; same forms. */
  starts_before?: string | Date | undefined
}

export interface ListUsersParameters {
  /** First page to ask for, from 1; give the `next` of a saved page to go on from there. Default 1. */
  page?: number | string | undefined
  /** Only these; the brackets belong to the name. */
  ids?: readonly (number | string)[] | undefined
}

export interface CreateUserParameters {
  birth_name?: string | null | undefined
  /** Sent as `YYYY-MM-DD`. */
  birth_date?: string | Date | null | undefined
  /** Mended by the server before it looks at it; accents, apostrophes and a domain without a dot are refused. */
  email?: string | null | undefined
  address?: string | null | undefined
  /** Kept as it was typed; the server shows its own reading in `phone_number_formatted`. */
  phone_number?: string | null | undefined
  responsible_id?: number | string | null | undefined
  caisse_affiliation?: 'aucune' | 'caf' | 'msa' | null | undefined
  affiliation_number?: string | null | undefined
  family_situation?: 'single' | 'in_a_relationship' | 'divorced' | null | undefined
  number_of_children?: number | string | null | undefined
  notify_by_sms?: boolean | 'true' | 'false' | null | undefined
  notify_by_email?: boolean | 'true' | 'false' | null | undefined
  referent_agent_ids?: readonly (number | string)[] | undefined
  first_name: string
  last_name: string
  organisation_ids: readonly (number | string)[]
}

export interface GetUserParameters {
  /** What the path names. */
  id: number | string
  /** As seen by this organisation. */
  organisation_id?: number | string | undefined
}

export interface UpdateUserParameters {
  /** What the path names. */
  id: number | string
  birth_name?: string | null | undefined
  /** Sent as `YYYY-MM-DD`. */
  birth_date?: string | Date | null | undefined
  /** Mended by the server before it looks at it; accents, apostrophes and a domain without a dot are refused. */
  email?: string | null | undefined
  address?: string | null | undefined
  /** Kept as it was typed; the server shows its own reading in `phone_number_formatted`. */
  phone_number?: string | null | undefined
  responsible_id?: number | string | null | undefined
  caisse_affiliation?: 'aucune' | 'caf' | 'msa' | null | undefined
  affiliation_number?: string | null | undefined
  family_situation?: 'single' | 'in_a_relationship' | 'divorced' | null | undefined
  number_of_children?: number | string | null | undefined
  notify_by_sms?: boolean | 'true' | 'false' | null | undefined
  notify_by_email?: boolean | 'true' | 'false' | null | undefined
  referent_agent_ids?: readonly (number | string)[] | undefined
  first_name?: string | undefined
  last_name?: string | undefined
  organisation_ids?: readonly (number | string)[] | undefined
}

export interface ListOrganisationUsersParameters {
  /** The organisation. */
  organisation_id: number | string
  /** First page to ask for, from 1; give the `next` of a saved page to go on from there. Default 1. */
  page?: number | string | undefined
}

export interface GetOrganisationUserParameters {
  /** The organisation. */
  organisation_id: number | string
  /** What the path names. */
  id: number | string
}

export interface ListWebhookEndpointsParameters {
  /** The organisation. */
  organisation_id: number | string
  /** First page to ask for, from 1; give the `next` of a saved page to go on from there. Default 1. */
  page?: number | string | undefined
  /** Only the endpoint with this address. */
  target_url?: string | undefined
}

export interface CreateWebhookEndpointParameters {
  /** The organisation. */
  organisation_id: number | string
  /** Unique in the organisation; later versions only allow some domains. */
  target_url: string
  /** Key of `X-Lapin-Signature`. */
  secret: string
  subscriptions?: readonly ('rdv' | 'absence' | 'plage_ouverture' | 'user' | 'user_profile' | 'organisation' | 'motif' | 'lieu' | 'agent' | 'agent_role' | 'referent_assignation')[] | undefined
}

export interface UpdateWebhookEndpointParameters {
  /** The organisation. */
  organisation_id: number | string
  /** What the path names. */
  id: number | string
  target_url?: string | undefined
  secret?: string | undefined
  subscriptions?: readonly ('rdv' | 'absence' | 'plage_ouverture' | 'user' | 'user_profile' | 'organisation' | 'motif' | 'lieu' | 'agent' | 'agent_role' | 'referent_assignation')[] | undefined
}

export interface UpdateParticipationParameters {
  /** What the path names. */
  id: number | string
  status: 'unknown' | 'seen' | 'excused' | 'revoked' | 'noshow'
}

export interface ListMotifsParameters {
  /** The organisation. */
  organisation_id: number | string
  /** First page to ask for, from 1; give the `next` of a saved page to go on from there. Default 1. */
  page?: number | string | undefined
  /** Without those that are deleted, or only those. */
  active?: boolean | 'true' | 'false' | undefined
  /** Whether anybody may book. */
  bookable_publicly?: boolean | 'true' | 'false' | undefined
  /** Only those of this service. */
  service_id?: number | string | undefined
}

export interface ListAgentsParameters {
  /** First page to ask for, from 1; give the `next` of a saved page to go on from there. Default 1. */
  page?: number | string | undefined
  /** Only those of this organisation. */
  organisation_id?: number | string | undefined
}

export interface CreateRdvInvitationTokenParameters {
  /** What the path names. */
  id: number | string
}

export interface ListAbsencesParameters {
  /** First page to ask for, from 1; give the `next` of a saved page to go on from there. Default 1. */
  page?: number | string | undefined
}

export interface CreateAbsenceParameters {
  agent_id?: number | string | undefined
  /** An address that is only looked up or shown; the server does not look at its form. */
  agent_email?: string | undefined
  title: string
  /** Sent as `YYYY-MM-DD`. */
  first_day: string | Date
  /** `H:MM` or `H:MM:SS` */
  start_time?: string | undefined
  /** Sent as `YYYY-MM-DD`; `first_day` when left out. */
  end_day?: string | Date | undefined
  /** `H:MM` or `H:MM:SS` */
  end_time?: string | undefined
}

export interface GetAbsenceParameters {
  /** What the path names. */
  id: number | string
}

export interface DeleteAbsenceParameters {
  /** What the path names. */
  id: number | string
}

export interface UpdateAbsenceParameters {
  /** What the path names. */
  id: number | string
  title?: string | undefined
  /** Sent as `YYYY-MM-DD`. */
  first_day?: string | Date | undefined
  /** `H:MM` or `H:MM:SS` */
  start_time?: string | undefined
  /** Sent as `YYYY-MM-DD`. */
  end_day?: string | Date | undefined
  /** `H:MM` or `H:MM:SS` */
  end_time?: string | undefined
}

export interface CreateUserProfileParameters {
  organisation_id: number | string
  user_id: number | string
}

export interface DeleteUserProfileParameters {
  /** The organisation. */
  organisation_id: number | string
  /** The user. */
  user_id: number | string
}

export interface CreateReferentAssignationParameters {
  agent_id: number | string
  user_id: number | string
}

export interface DeleteReferentAssignationParameters {
  /** The referent. */
  agent_id: number | string
  /** The user. */
  user_id: number | string
}

export interface ListPublicLinksParameters {
  /** Number of the department. */
  territory: string | number
}

/** A method per operation. Each refuses wrong parameters before any call, by an InvalidRequestError that names the field. */
export interface RdvSolidaritesMethods {
  /**
   * The agent's organisations, ordered by id.
   *
   * Their ids are what everything else asks for. The filters count together; `departement_number` alone is ignored.
   *
   * Awaited, it is one page as the API answers it; iterated with `for await`, every item from that page on.
   *
   * @throws AuthenticationError 401: No live session
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  listOrganisations: (parameters?: ListOrganisationsParameters, options?: CallOptions) => PagedPromise<DataOf<operations['listOrganisations']>, DataOf<operations['listOrganisations']>['organisations'][number]>
  /**
   * One organisation.
   *
   * Only one that the agent belongs to.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  getOrganisation: (parameters: GetOrganisationParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getOrganisation']>>
  /**
   * Change an organisation.
   *
   * Only for its administrators.
   *
   * Sent again by itself after a failure, since a second time changes nothing.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws InvalidRequestError 422: A validation failed (`errors` by field), a parameter is missing (`errors` as texts), or a rule of the service refuses (`errors`
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  updateOrganisation: (parameters: UpdateOrganisationParameters, options?: CallOptions) => ApiPromise<DataOf<operations['updateOrganisation']>>
  /**
   * Appointments of an organisation.
   *
   * In no fixed order. An organisation that does not exist, or is not the agent's, gives an empty list and no error. Give a window:
   * lists are not filtered and can be very long. `page` works though the server's own document
   * does not have it.
   *
   * Awaited, it is one page as the API answers it; iterated with `for await`, every item from that page on.
   *
   * @throws AuthenticationError 401: No live session
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  listRdvs: (parameters: ListRdvsParameters, options?: CallOptions) => PagedPromise<DataOf<operations['listRdvs']>, DataOf<operations['listRdvs']>['rdvs'][number]>
  /**
   * Users whom the agent may see.
   *
   * In no fixed order. `user_profiles` is null in every item.
   *
   * Awaited, it is one page as the API answers it; iterated with `for await`, every item from that page on.
   *
   * @throws AuthenticationError 401: No live session
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  listUsers: (parameters?: ListUsersParameters, options?: CallOptions) => PagedPromise<DataOf<operations['listUsers']>, DataOf<operations['listUsers']>['users'][number]>
  /**
   * Create a user in one or several organisations.
   *
   * Answers **200**, not 201. An e-mail that is taken is 422 with the id of the user who has it (`errors.email[].error` is `taken`,
   * `errors.email[].id` the user): an EmailTakenError with `existing_user_id`; add that user with `createUserProfile` instead. Phone numbers must be of FR, GP, GF, MQ, RE or YT, or international.
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws InvalidRequestError 422: A validation failed (`errors` by field), a parameter is missing (`errors` as texts), or a rule of the service refuses (`errors`
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  createUser: (parameters: CreateUserParameters, options?: CallOptions) => ApiPromise<DataOf<operations['createUser']>>
  /**
   * One user, with the organisations they belong to.
   *
   * Those organisations are in `user_profiles`, which the lists leave null.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  getUser: (parameters: GetUserParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getUser']>>
  /**
   * Change a user.
   *
   * `first_name`, `birth_name` and `birth_date` of a person who signed in with FranceConnect are **ignored without an error**: look
   * at the answer. An e-mail that another user has is an EmailTakenError with `existing_user_id`. `logement` and `notes`, which the server's document has here, are dropped in the same way.
   *
   * Sent again by itself after a failure, since a second time changes nothing.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws InvalidRequestError 422: A validation failed (`errors` by field), a parameter is missing (`errors` as texts), or a rule of the service refuses (`errors`
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  updateUser: (parameters: UpdateUserParameters, options?: CallOptions) => ApiPromise<DataOf<operations['updateUser']>>
  /**
   * Users of one organisation.
   *
   * An organisation that is not the agent's gives an empty or filtered list and no error.
   *
   * Awaited, it is one page as the API answers it; iterated with `for await`, every item from that page on.
   *
   * @throws AuthenticationError 401: No live session
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  listOrganisationUsers: (parameters: ListOrganisationUsersParameters, options?: CallOptions) => PagedPromise<DataOf<operations['listOrganisationUsers']>, DataOf<operations['listOrganisationUsers']>['users'][number]>
  /**
   * One user of one organisation.
   *
   * With `user_profiles`.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  getOrganisationUser: (parameters: GetOrganisationUserParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getOrganisationUser']>>
  /**
   * Where changes of an organisation are sent to.
   *
   * Secrets are never shown.
   *
   * Awaited, it is one page as the API answers it; iterated with `for await`, every item from that page on.
   *
   * @throws AuthenticationError 401: No live session
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  listWebhookEndpoints: (parameters: ListWebhookEndpointsParameters, options?: CallOptions) => PagedPromise<DataOf<operations['listWebhookEndpoints']>, DataOf<operations['listWebhookEndpoints']>['webhook_endpoints'][number]>
  /**
   * Subscribe to the changes of an organisation.
   *
   * Only for administrators of the territory. **Sends every existing record** of each subscribed model as `created`; `trigger: false`
   * does not prevent it, since a false value is taken as absent. An address is unique in its organisation.
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws InvalidRequestError 422: A validation failed (`errors` by field), a parameter is missing (`errors` as texts), or a rule of the service refuses (`errors`
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  createWebhookEndpoint: (parameters: CreateWebhookEndpointParameters, options?: CallOptions) => ApiPromise<DataOf<operations['createWebhookEndpoint']>>
  /**
   * Change an endpoint.
   *
   * Only for administrators of the territory. Sends every existing record again, like a creation. One address per organisation.
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws InvalidRequestError 422: A validation failed (`errors` by field), a parameter is missing (`errors` as texts), or a rule of the service refuses (`errors`
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  updateWebhookEndpoint: (parameters: UpdateWebhookEndpointParameters, options?: CallOptions) => ApiPromise<DataOf<operations['updateWebhookEndpoint']>>
  /**
   * Say what became of somebody's participation.
   *
   * Answers the **whole appointment**. A status outside the five would be a failure (500) and not a refusal: it is refused before the
   * call. Not in the server's document.
   *
   * Sent again by itself after a failure, since a second time changes nothing.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws InvalidRequestError 422: A validation failed (`errors` by field), a parameter is missing (`errors` as texts), or a rule of the service refuses (`errors`
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  updateParticipation: (parameters: UpdateParticipationParameters, options?: CallOptions) => ApiPromise<DataOf<operations['updateParticipation']>>
  /**
   * Reasons of appointments of an organisation, ordered by id.
   *
   * The filter `motif_category_short_name` is read by the server and makes it fail; it is left out on purpose.
   *
   * Awaited, it is one page as the API answers it; iterated with `for await`, every item from that page on.
   *
   * @throws AuthenticationError 401: No live session
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  listMotifs: (parameters: ListMotifsParameters, options?: CallOptions) => PagedPromise<DataOf<operations['listMotifs']>, DataOf<operations['listMotifs']>['motifs'][number]>
  /**
   * Agents whom the agent may see, in the order of their creation.
   *
   * Agents of the kind «intervenant» have no e-mail.
   *
   * Awaited, it is one page as the API answers it; iterated with `for await`, every item from that page on.
   *
   * @throws AuthenticationError 401: No live session
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  listAgents: (parameters?: ListAgentsParameters, options?: CallOptions) => PagedPromise<DataOf<operations['listAgents']>, DataOf<operations['listAgents']>['agents'][number]>
  /**
   * A token with which a user books without an account.
   *
   * Eight letters and digits. It replaces the one before it.
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  createRdvInvitationToken: (parameters: CreateRdvInvitationTokenParameters, options?: CallOptions) => ApiPromise<DataOf<operations['createRdvInvitationToken']>>
  /**
   * Absences, latest first.
   *
   * Those of the agents whom the agent may see.
   *
   * Awaited, it is one page as the API answers it; iterated with `for await`, every item from that page on.
   *
   * @throws AuthenticationError 401: No live session
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  listAbsences: (parameters?: ListAbsencesParameters, options?: CallOptions) => PagedPromise<DataOf<operations['listAbsences']>, DataOf<operations['listAbsences']>['absences'][number]>
  /**
   * Say that an agent is away.
   *
   * The agent is named by id or by e-mail. `end_day` is `first_day` when left out.
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws InvalidRequestError 422: A validation failed (`errors` by field), a parameter is missing (`errors` as texts), or a rule of the service refuses (`errors`
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  createAbsence: (parameters: CreateAbsenceParameters, options?: CallOptions) => ApiPromise<DataOf<operations['createAbsence']>>
  /**
   * One absence.
   *
   * Only of an agent whom the agent may see.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  getAbsence: (parameters: GetAbsenceParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getAbsence']>>
  /**
   * Withdraw an absence.
   *
   * A second time it is 404, which may mean that an earlier attempt, whose answer was lost, has done it.
   *
   * Sent again by itself after a failure, since a second time changes nothing.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  deleteAbsence: (parameters: DeleteAbsenceParameters, options?: CallOptions) => ApiPromise<DataOf<operations['deleteAbsence']>>
  /**
   * Change an absence.
   *
   * What is left out stays as it is.
   *
   * Sent again by itself after a failure, since a second time changes nothing.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws InvalidRequestError 422: A validation failed (`errors` by field), a parameter is missing (`errors` as texts), or a rule of the service refuses (`errors`
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  updateAbsence: (parameters: UpdateAbsenceParameters, options?: CallOptions) => ApiPromise<DataOf<operations['updateAbsence']>>
  /**
   * Add a user to an organisation.
   *
   * A second time it is refused.
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws InvalidRequestError 422: A validation failed (`errors` by field), a parameter is missing (`errors` as texts), or a rule of the service refuses (`errors`
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  createUserProfile: (parameters: CreateUserProfileParameters, options?: CallOptions) => ApiPromise<DataOf<operations['createUserProfile']>>
  /**
   * Take a user out of an organisation.
   *
   * Refused (422) while the user has an appointment there in the future.
   *
   * Sent again by itself after a failure, since a second time changes nothing.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws InvalidRequestError 422: A validation failed (`errors` by field), a parameter is missing (`errors` as texts), or a rule of the service refuses (`errors`
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  deleteUserProfile: (parameters: DeleteUserProfileParameters, options?: CallOptions) => ApiPromise<DataOf<operations['deleteUserProfile']>>
  /**
   * Make an agent the referent of a user.
   *
   * A second time it is refused.
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws InvalidRequestError 422: A validation failed (`errors` by field), a parameter is missing (`errors` as texts), or a rule of the service refuses (`errors`
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  createReferentAssignation: (parameters: CreateReferentAssignationParameters, options?: CallOptions) => ApiPromise<DataOf<operations['createReferentAssignation']>>
  /**
   * End the assignation of a referent.
   *
   * A second time it is 404.
   *
   * Sent again by itself after a failure, since a second time changes nothing.
   *
   * @throws AuthenticationError 401: No live session
   * @throws PermissionError 403: The agent's role does not allow it
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  deleteReferentAssignation: (parameters: DeleteReferentAssignationParameters, options?: CallOptions) => ApiPromise<DataOf<operations['deleteReferentAssignation']>>
  /**
   * Booking pages of the organisations of a department.
   *
   * Needs no session. Answers are kept for a minute, and 50 calls a minute are allowed from one address. Later versions of the
   * server no longer have it.
   *
   * @throws InvalidRequestError 400: `territory` is missing
   * @throws NotFoundError 404: It does not exist, said in one of two forms
   * @throws RateLimitError 429: Too many calls; `Retry-After` gives the seconds to wait
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  listPublicLinks: (parameters: ListPublicLinksParameters, options?: CallOptions) => ApiPromise<DataOf<operations['listPublicLinks']>>
}
