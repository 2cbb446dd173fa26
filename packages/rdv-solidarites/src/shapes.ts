import {
  address,
  count,
  day,
  dayOrDateTime,
  email,
  flag,
  id,
  ids,
  listOf,
  nullable,
  oneOf,
  phoneNumber,
  type Shape,
  text,
  timeOfDay,
} from './fields.js'

/** The statuses that may be written; any other makes the server fail instead of refusing. */
const status = oneOf('unknown', 'seen', 'excused', 'revoked', 'noshow')

const subscriptions = listOf(
  oneOf(
    'rdv',
    'absence',
    'plage_ouverture',
    'user',
    'user_profile',
    'organisation',
    'motif',
    'lieu',
    'agent',
    'agent_role',
    'referent_assignation',
  ),
)

/** What the server takes of a user; `logement` and `notes` are documented and dropped. */
const userFields = {
  birth_name: nullable(text),
  birth_date: nullable(day),
  email: nullable(email),
  address: nullable(text),
  phone_number: nullable(phoneNumber),
  responsible_id: nullable(id),
  caisse_affiliation: nullable(oneOf('aucune', 'caf', 'msa')),
  affiliation_number: nullable(text),
  family_situation: nullable(oneOf('single', 'in_a_relationship', 'divorced')),
  number_of_children: nullable(count),
  notify_by_sms: flag,
  notify_by_email: flag,
  referent_agent_ids: listOf(id),
}

const absenceTimes = { start_time: timeOfDay, end_day: day, end_time: timeOfDay }

const page = id
const byId = { required: { id } }
const relation = { required: { agent_id: id, user_id: id } }
const profile = { required: { organisation_id: id, user_id: id } }

/** What each call's parameters may hold, by operation. */
export const shapes = {
  listOrganisations: { optional: { page, departement_number: text, city_code: text, street_ban_id: text } },
  getOrganisation: byId,
  updateOrganisation: {
    required: { id },
    optional: {
      name: text,
      phone_number: nullable(phoneNumber),
      email: nullable(email),
      verticale: oneOf('rdv_insertion', 'rdv_solidarites', 'rdv_aide_numerique', 'rdv_mairie'),
    },
  },
  listRdvs: {
    required: { organisation_id: id },
    optional: { page, starts_after: dayOrDateTime, starts_before: dayOrDateTime },
  },
  updateParticipation: { required: { id, status } },
  listUsers: { optional: { page, ids } },
  listOrganisationUsers: { required: { organisation_id: id }, optional: { page } },
  getUser: { required: { id }, optional: { organisation_id: id } },
  getOrganisationUser: { required: { organisation_id: id, id } },
  createUser: { required: { first_name: text, last_name: text, organisation_ids: ids }, optional: userFields },
  updateUser: {
    required: { id },
    optional: { first_name: text, last_name: text, organisation_ids: listOf(id), ...userFields },
  },
  createRdvInvitationToken: byId,
  listWebhookEndpoints: { required: { organisation_id: id }, optional: { page, target_url: address } },
  createWebhookEndpoint: {
    required: { organisation_id: id, target_url: address, secret: text },
    optional: { subscriptions },
  },
  updateWebhookEndpoint: {
    required: { organisation_id: id, id },
    optional: { target_url: address, secret: text, subscriptions },
  },
  listMotifs: {
    required: { organisation_id: id },
    optional: { page, active: flag, bookable_publicly: flag, service_id: id },
  },
  listAgents: { optional: { page, organisation_id: id } },
  listAbsences: { optional: { page } },
  getAbsence: byId,
  createAbsence: {
    required: { title: text, first_day: day },
    optional: { agent_id: id, agent_email: email, ...absenceTimes },
  },
  updateAbsence: { required: { id }, optional: { title: text, first_day: day, ...absenceTimes } },
  deleteAbsence: byId,
  createUserProfile: profile,
  deleteUserProfile: profile,
  createReferentAssignation: relation,
  deleteReferentAssignation: relation,
  listPublicLinks: { required: { territory: text } },
} as const satisfies Record<string, Shape>
