// Generated from openapi/rdv-insertion.yaml by packages/codegen; do not edit.
// sha256 of the document: cd60be2d2ff593e910d42415f0930c6b4a75cde6afade5b0f6cb5b3628a7e027

import type { OperationRequest, RequestSchema } from '@hub/http'

export const PastedText: RequestSchema = { type: 'string', format: 'pasted', minLength: 1 }

export const Title: RequestSchema = { type: 'string', enum: ['monsieur', 'madame'] }

export const Role: RequestSchema = { type: 'string', enum: ['demandeur', 'conjoint'] }

export const WithoutInvisible: RequestSchema = { type: 'string', format: 'without-invisible' }

export const UserParams: RequestSchema = {
  type: 'object',
  format: 'person',
  properties: {
    first_name: { type: 'string', minLength: 1 },
    last_name: { type: 'string', minLength: 1 },
    title: Title,
    role: Role,
    affiliation_number: WithoutInvisible,
    email: { type: 'string', format: 'email', mustBe: 'an e-mail address that rdv-insertion takes' },
    phone_number: { type: 'string', format: 'phone', mustBe: 'a phone number' },
    birth_date: {
      type: 'string',
      format: 'birth-date',
      mustBe: 'a day of the calendar, DD/MM/YYYY, YYYY-MM-DD or a Date at midnight',
      acceptsDate: true,
    },
    rights_opening_date: {
      type: 'string',
      format: 'french-date',
      mustBe: 'a day of the calendar, DD/MM/YYYY, YYYY-MM-DD or a Date at midnight',
      acceptsDate: true,
    },
    birth_name: { type: 'string' },
    address: { type: 'string' },
    france_travail_id: WithoutInvisible,
    nir: { type: 'string', format: 'nir', mustBe: '13 characters, or 15 with their right key' },
    department_internal_id: WithoutInvisible,
    referents_to_add: { type: 'array', items: { type: 'object', properties: { email: PastedText }, required: ['email'] } },
    tags_to_add: {
      type: 'array',
      items: { type: 'object', properties: { value: { type: 'string', minLength: 1 } }, required: ['value'] },
    },
  },
  required: ['first_name', 'last_name'],
  requireOneOf: ['nir', 'email', 'phone_number', 'department_internal_id'],
}

export const MotifCategoryChoice: RequestSchema = {
  type: 'object',
  mustBe: 'a category by its short_name or its name; without one nobody is invited',
  properties: { short_name: { type: 'string' }, name: { type: 'string' } },
  requireOneOf: ['short_name', 'name'],
}

export const InvitationParams: RequestSchema = {
  type: 'object',
  properties: { motif_category: MotifCategoryChoice, rdv_solidarites_lieu_id: { type: 'integer', minimum: 1 } },
  required: ['motif_category'],
}

export const InvitedUserParams: RequestSchema = {
  type: 'object',
  format: 'person',
  properties: {
    first_name: { type: 'string', minLength: 1 },
    last_name: { type: 'string', minLength: 1 },
    title: Title,
    role: Role,
    affiliation_number: WithoutInvisible,
    email: { type: 'string', format: 'email', mustBe: 'an e-mail address that rdv-insertion takes' },
    phone_number: { type: 'string', format: 'phone', mustBe: 'a phone number' },
    birth_date: {
      type: 'string',
      format: 'birth-date',
      mustBe: 'a day of the calendar, DD/MM/YYYY, YYYY-MM-DD or a Date at midnight',
      acceptsDate: true,
    },
    rights_opening_date: {
      type: 'string',
      format: 'french-date',
      mustBe: 'a day of the calendar, DD/MM/YYYY, YYYY-MM-DD or a Date at midnight',
      acceptsDate: true,
    },
    birth_name: { type: 'string' },
    address: { type: 'string' },
    france_travail_id: WithoutInvisible,
    nir: { type: 'string', format: 'nir', mustBe: '13 characters, or 15 with their right key' },
    department_internal_id: WithoutInvisible,
    referents_to_add: { type: 'array', items: { type: 'object', properties: { email: PastedText }, required: ['email'] } },
    tags_to_add: {
      type: 'array',
      items: { type: 'object', properties: { value: { type: 'string', minLength: 1 } }, required: ['value'] },
    },
    invitation: InvitationParams,
  },
  required: ['first_name', 'last_name', 'title', 'invitation'],
  requireOneOf: ['nir', 'email', 'phone_number', 'department_internal_id'],
}

/** What the method of each operation takes. */
export const requests = {
  getDepartment: {
    parameters: {
      type: 'object',
      properties: {
        number: {
          type: 'string',
          format: 'department-number',
          mustBe: 'the number of a département, such as \'13\'',
          pattern: /^(\d{2,3}|2[AB])$/u,
          acceptsNumber: true,
        },
      },
      required: ['number'],
    },
  },
  getRdv: { parameters: { type: 'object', properties: { uuid: PastedText }, required: ['uuid'] } },
  searchUsers: {
    parameters: {
      type: 'object',
      properties: {
        rdv_solidarites_organisation_id: { type: 'integer', minimum: 1 },
        search_query: { type: 'string', format: 'without-invisible' },
        page: { type: 'integer', minimum: 1 },
      },
      required: ['rdv_solidarites_organisation_id'],
    },
    query: ['search_query', 'page'],
  },
  createUser: {
    parameters: {
      type: 'object',
      properties: { rdv_solidarites_organisation_id: { type: 'integer', minimum: 1 }, user: UserParams },
      required: ['rdv_solidarites_organisation_id', 'user'],
    },
    body: { content: 'application/json', required: true },
  },
  createAndInvite: {
    parameters: {
      type: 'object',
      properties: { rdv_solidarites_organisation_id: { type: 'integer', minimum: 1 }, user: InvitedUserParams },
      required: ['rdv_solidarites_organisation_id', 'user'],
    },
    body: { content: 'application/json', required: true },
  },
  createAndInviteMany: {
    parameters: {
      type: 'object',
      properties: {
        rdv_solidarites_organisation_id: { type: 'integer', minimum: 1 },
        users: {
          type: 'array',
          mustBe: 'a list of 1 to 25 people; createAndInviteBatches splits longer ones',
          minItems: 1,
          maxItems: 25,
          items: InvitedUserParams,
        },
      },
      required: ['rdv_solidarites_organisation_id', 'users'],
    },
    body: { content: 'application/json', required: true },
  },
  inviteUser: {
    parameters: {
      type: 'object',
      properties: {
        rdv_solidarites_organisation_id: { type: 'integer', minimum: 1 },
        user_id: { type: 'integer', minimum: 1 },
        invitation: InvitationParams,
      },
      required: ['rdv_solidarites_organisation_id', 'user_id', 'invitation'],
    },
    body: { content: 'application/json', required: true },
  },
} as const satisfies Record<string, OperationRequest>
