// Generated from openapi/rdv-solidarites.yaml by packages/codegen; do not edit.
// sha256 of the document: e55ad510593f0984ff15d29aaffe0415ccc62d862bb7d6ff7f31d14df978cce3

import type { OperationRequest, RequestSchema } from '@hub/http'

export const Code: RequestSchema = { type: 'string', minLength: 1, acceptsNumber: true }

export const Id: RequestSchema = { type: 'integer', minimum: 1 }

export const WindowEnd: RequestSchema = {
  type: 'string',
  format: 'window-end',
  mustBe: 'a Date, YYYY-MM-DD, or a date-time such as 2027-12-10T09:00',
  acceptsDate: true,
}

export const Subscription: RequestSchema = {
  type: 'string',
  enum: [
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
  ],
}

export const ShownEmail: RequestSchema = { type: 'string', format: 'shown-email', minLength: 1 }

export const TimeOfDay: RequestSchema = {
  type: 'string',
  mustBe: 'a time of day, H:MM or H:MM:SS',
  pattern: /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/u,
}

/** What the method of each operation takes. */
export const requests = {
  listOrganisations: {
    parameters: {
      type: 'object',
      properties: {
        page: { type: 'integer', minimum: 1 },
        departement_number: Code,
        city_code: Code,
        street_ban_id: { type: 'string', minLength: 1 },
      },
    },
    query: ['page', 'departement_number', 'city_code', 'street_ban_id'],
  },
  getOrganisation: { parameters: { type: 'object', properties: { id: Id }, required: ['id'] } },
  updateOrganisation: {
    parameters: {
      type: 'object',
      properties: {
        id: Id,
        name: { type: 'string', minLength: 1 },
        phone_number: {
          type: 'string',
          nullable: true,
          format: 'organisation-phone',
          mustBe: 'a phone number, or one of four digits',
        },
        email: { type: 'string', nullable: true, format: 'shown-email', minLength: 1 },
        verticale: { type: 'string', enum: ['rdv_insertion', 'rdv_solidarites', 'rdv_aide_numerique', 'rdv_mairie'] },
      },
      required: ['id'],
      minProperties: 2,
    },
    body: { content: 'application/json', required: true },
  },
  listRdvs: {
    parameters: {
      type: 'object',
      properties: {
        organisation_id: Id,
        page: { type: 'integer', minimum: 1 },
        starts_after: WindowEnd,
        starts_before: WindowEnd,
      },
      required: ['organisation_id'],
    },
    query: ['page', 'starts_after', 'starts_before'],
  },
  listUsers: {
    parameters: {
      type: 'object',
      properties: {
        page: { type: 'integer', minimum: 1 },
        ids: { type: 'array', mustBe: 'a list of at least one id', minItems: 1, items: Id },
      },
    },
    query: ['page', 'ids[]'],
  },
  createUser: {
    parameters: {
      type: 'object',
      properties: {
        birth_name: { type: 'string', nullable: true, minLength: 1 },
        birth_date: { type: 'string', nullable: true, format: 'date' },
        email: {
          type: 'string',
          nullable: true,
          format: 'user-email',
          mustBe: 'an e-mail address that RDV-Solidarités takes',
        },
        address: { type: 'string', nullable: true, minLength: 1 },
        phone_number: {
          type: 'string',
          nullable: true,
          format: 'user-phone',
          mustBe: 'a French or international phone number',
        },
        responsible_id: { type: 'integer', nullable: true, minimum: 1 },
        caisse_affiliation: { type: 'string', nullable: true, enum: ['aucune', 'caf', 'msa'] },
        affiliation_number: { type: 'string', nullable: true, minLength: 1 },
        family_situation: { type: 'string', nullable: true, enum: ['single', 'in_a_relationship', 'divorced'] },
        number_of_children: { type: 'integer', nullable: true, minimum: 0 },
        notify_by_sms: { type: 'boolean', nullable: true },
        notify_by_email: { type: 'boolean', nullable: true },
        referent_agent_ids: { type: 'array', items: Id },
        first_name: { type: 'string', minLength: 1 },
        last_name: { type: 'string', minLength: 1 },
        organisation_ids: { type: 'array', mustBe: 'a list of at least one id', minItems: 1, items: Id },
      },
      required: ['first_name', 'last_name', 'organisation_ids'],
    },
    body: { content: 'application/json', required: true },
  },
  getUser: {
    parameters: { type: 'object', properties: { id: Id, organisation_id: Id }, required: ['id'] },
    query: ['organisation_id'],
  },
  updateUser: {
    parameters: {
      type: 'object',
      properties: {
        id: Id,
        birth_name: { type: 'string', nullable: true, minLength: 1 },
        birth_date: { type: 'string', nullable: true, format: 'date' },
        email: {
          type: 'string',
          nullable: true,
          format: 'user-email',
          mustBe: 'an e-mail address that RDV-Solidarités takes',
        },
        address: { type: 'string', nullable: true, minLength: 1 },
        phone_number: {
          type: 'string',
          nullable: true,
          format: 'user-phone',
          mustBe: 'a French or international phone number',
        },
        responsible_id: { type: 'integer', nullable: true, minimum: 1 },
        caisse_affiliation: { type: 'string', nullable: true, enum: ['aucune', 'caf', 'msa'] },
        affiliation_number: { type: 'string', nullable: true, minLength: 1 },
        family_situation: { type: 'string', nullable: true, enum: ['single', 'in_a_relationship', 'divorced'] },
        number_of_children: { type: 'integer', nullable: true, minimum: 0 },
        notify_by_sms: { type: 'boolean', nullable: true },
        notify_by_email: { type: 'boolean', nullable: true },
        referent_agent_ids: { type: 'array', items: Id },
        first_name: { type: 'string', minLength: 1 },
        last_name: { type: 'string', minLength: 1 },
        organisation_ids: { type: 'array', items: Id },
      },
      required: ['id'],
      minProperties: 2,
    },
    body: { content: 'application/json', required: true },
  },
  listOrganisationUsers: {
    parameters: {
      type: 'object',
      properties: { organisation_id: Id, page: { type: 'integer', minimum: 1 } },
      required: ['organisation_id'],
    },
    query: ['page'],
  },
  getOrganisationUser: {
    parameters: { type: 'object', properties: { organisation_id: Id, id: Id }, required: ['organisation_id', 'id'] },
  },
  listWebhookEndpoints: {
    parameters: {
      type: 'object',
      properties: {
        organisation_id: Id,
        page: { type: 'integer', minimum: 1 },
        target_url: { type: 'string', format: 'uri' },
      },
      required: ['organisation_id'],
    },
    query: ['page', 'target_url'],
  },
  createWebhookEndpoint: {
    parameters: {
      type: 'object',
      properties: {
        organisation_id: Id,
        target_url: { type: 'string', format: 'uri' },
        secret: { type: 'string', minLength: 1 },
        subscriptions: { type: 'array', items: Subscription },
      },
      required: ['organisation_id', 'target_url', 'secret'],
    },
    body: { content: 'application/json', required: true },
  },
  updateWebhookEndpoint: {
    parameters: {
      type: 'object',
      properties: {
        organisation_id: Id,
        id: Id,
        target_url: { type: 'string', format: 'uri' },
        secret: { type: 'string', minLength: 1 },
        subscriptions: { type: 'array', items: Subscription },
      },
      required: ['organisation_id', 'id'],
      minProperties: 3,
    },
    body: { content: 'application/json', required: true },
  },
  updateParticipation: {
    parameters: {
      type: 'object',
      properties: { id: Id, status: { type: 'string', enum: ['unknown', 'seen', 'excused', 'revoked', 'noshow'] } },
      required: ['id', 'status'],
    },
    body: { content: 'application/json', required: true, wrap: 'participation' },
  },
  listMotifs: {
    parameters: {
      type: 'object',
      properties: {
        organisation_id: Id,
        page: { type: 'integer', minimum: 1 },
        active: { type: 'boolean' },
        bookable_publicly: { type: 'boolean' },
        service_id: Id,
      },
      required: ['organisation_id'],
    },
    query: ['page', 'active', 'bookable_publicly', 'service_id'],
  },
  listAgents: {
    parameters: { type: 'object', properties: { page: { type: 'integer', minimum: 1 }, organisation_id: Id } },
    query: ['page', 'organisation_id'],
  },
  createRdvInvitationToken: { parameters: { type: 'object', properties: { id: Id }, required: ['id'] } },
  listAbsences: {
    parameters: { type: 'object', properties: { page: { type: 'integer', minimum: 1 } } },
    query: ['page'],
  },
  createAbsence: {
    parameters: {
      type: 'object',
      properties: {
        agent_id: Id,
        agent_email: ShownEmail,
        title: { type: 'string', minLength: 1 },
        first_day: { type: 'string', format: 'date' },
        start_time: TimeOfDay,
        end_day: { type: 'string', format: 'date' },
        end_time: TimeOfDay,
      },
      required: ['title', 'first_day'],
      requireOneOf: ['agent_id', 'agent_email'],
    },
    body: { content: 'application/json', required: true },
  },
  getAbsence: { parameters: { type: 'object', properties: { id: Id }, required: ['id'] } },
  deleteAbsence: { parameters: { type: 'object', properties: { id: Id }, required: ['id'] } },
  updateAbsence: {
    parameters: {
      type: 'object',
      properties: {
        id: Id,
        title: { type: 'string', minLength: 1 },
        first_day: { type: 'string', format: 'date' },
        start_time: TimeOfDay,
        end_day: { type: 'string', format: 'date' },
        end_time: TimeOfDay,
      },
      required: ['id'],
      minProperties: 2,
    },
    body: { content: 'application/json', required: true },
  },
  createUserProfile: {
    parameters: {
      type: 'object',
      properties: { organisation_id: Id, user_id: Id },
      required: ['organisation_id', 'user_id'],
    },
    body: { content: 'application/json', required: true },
  },
  deleteUserProfile: {
    parameters: {
      type: 'object',
      properties: { organisation_id: Id, user_id: Id },
      required: ['organisation_id', 'user_id'],
    },
    query: ['organisation_id', 'user_id'],
  },
  createReferentAssignation: {
    parameters: { type: 'object', properties: { agent_id: Id, user_id: Id }, required: ['agent_id', 'user_id'] },
    body: { content: 'application/json', required: true },
  },
  deleteReferentAssignation: {
    parameters: { type: 'object', properties: { agent_id: Id, user_id: Id }, required: ['agent_id', 'user_id'] },
    query: ['agent_id', 'user_id'],
  },
  listPublicLinks: {
    parameters: { type: 'object', properties: { territory: Code }, required: ['territory'] },
    query: ['territory'],
  },
} as const satisfies Record<string, OperationRequest>
