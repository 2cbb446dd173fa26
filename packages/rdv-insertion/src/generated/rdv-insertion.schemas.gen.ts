// Generated from openapi/rdv-insertion.yaml by packages/codegen; do not edit.
// sha256 of the document: cd60be2d2ff593e910d42415f0930c6b4a75cde6afade5b0f6cb5b3628a7e027

import type { AnswerSchema } from '@hub/http'

export const MotifCategorySchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    short_name: { type: ['string', 'null'] },
    name: { type: ['string', 'null'] },
  },
  required: ['id'],
}

export const OrganisationSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    name: { type: ['string', 'null'] },
    email: { type: ['string', 'null'] },
    phone_number: { type: ['string', 'null'] },
    department_number: { type: ['string', 'null'] },
    rdv_solidarites_organisation_id: { type: ['integer', 'null'] },
    department_id: { type: ['integer', 'null'] },
    motif_categories: { type: 'array', items: MotifCategorySchema },
  },
  required: ['id'],
}

export const MotifSchema: AnswerSchema = {
  type: 'object',
  properties: {
    rdv_solidarites_motif_id: { type: ['integer', 'null'] },
    name: { type: ['string', 'null'] },
    collectif: { type: ['boolean', 'null'] },
    location_type: { type: ['string', 'null'] },
    follow_up: { type: ['boolean', 'null'] },
    motif_category: { anyOf: [MotifCategorySchema, { type: 'null' }] },
  },
}

export const LieuSchema: AnswerSchema = {
  type: 'object',
  properties: {
    rdv_solidarites_lieu_id: { type: ['integer', 'null'] },
    name: { type: ['string', 'null'] },
    address: { type: ['string', 'null'] },
    phone_number: { type: ['string', 'null'] },
  },
}

export const DepartmentOrganisationSchema: AnswerSchema = {
  type: 'object',
  allOf: [
    OrganisationSchema,
    {
      type: 'object',
      properties: { motifs: { type: 'array', items: MotifSchema }, lieux: { type: 'array', items: LieuSchema } },
    },
  ],
}

export const DepartmentSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    number: { type: ['string', 'null'] },
    capital: { type: ['string', 'null'] },
    region: { type: ['string', 'null'] },
    organisations: { type: 'array', items: DepartmentOrganisationSchema },
  },
  required: ['id', 'organisations'],
}

export const DepartmentAnswerSchema: AnswerSchema = { type: 'object', properties: { department: DepartmentSchema }, required: ['department'] }

export const GetDepartmentResponseSchema: AnswerSchema = DepartmentAnswerSchema

export const RdvStatusSchema: AnswerSchema = { type: 'string' }

export const AgentSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    email: { type: ['string', 'null'] },
    first_name: { type: ['string', 'null'] },
    last_name: { type: ['string', 'null'] },
    rdv_solidarites_agent_id: { type: ['integer', 'null'] },
  },
  required: ['id'],
}

export const UserSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    affiliation_number: { type: ['string', 'null'] },
    role: { type: ['string', 'null'] },
    created_at: { type: 'string' },
    department_internal_id: { type: ['string', 'null'] },
    first_name: { type: ['string', 'null'] },
    last_name: { type: ['string', 'null'] },
    title: { type: ['string', 'null'] },
    address: { type: ['string', 'null'] },
    phone_number: { type: ['string', 'null'] },
    email: { type: ['string', 'null'] },
    birth_date: { type: ['string', 'null'] },
    rights_opening_date: { type: ['string', 'null'] },
    birth_name: { type: ['string', 'null'] },
    rdv_solidarites_user_id: { type: ['integer', 'null'] },
    nir: { type: ['string', 'null'] },
    france_travail_id: { type: ['string', 'null'] },
    referents: { type: 'array', items: AgentSchema },
    tags: {
      type: 'array',
      items: {
        type: 'object',
        properties: { id: { type: 'integer' }, value: { type: 'string' } },
        required: ['id', 'value'],
      },
    },
  },
  required: ['id'],
}

export const ParticipationSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    status: { anyOf: [RdvStatusSchema, { type: 'null' }] },
    created_at: { type: 'string' },
    starts_at: { type: 'string' },
    created_by: { type: ['string', 'null'] },
    user: UserSchema,
  },
  required: ['id', 'status', 'user'],
}

export const RdvSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    uuid: { type: ['string', 'null'] },
    starts_at: { type: 'string' },
    duration_in_min: { type: ['integer', 'null'] },
    cancelled_at: { type: ['string', 'null'] },
    address: { type: ['string', 'null'] },
    created_by: { type: ['string', 'null'] },
    status: { anyOf: [RdvStatusSchema, { type: 'null' }] },
    users_count: { type: ['integer', 'null'] },
    max_participants_count: { type: ['integer', 'null'] },
    rdv_solidarites_rdv_id: { type: ['integer', 'null'] },
    agents: { type: 'array', items: AgentSchema },
    lieu: { anyOf: [LieuSchema, { type: 'null' }] },
    motif: { anyOf: [MotifSchema, { type: 'null' }] },
    users: { type: 'array', items: UserSchema },
    organisation: { anyOf: [OrganisationSchema, { type: 'null' }] },
    participations: { type: 'array', items: ParticipationSchema },
  },
  required: ['id', 'starts_at', 'status', 'users'],
}

export const RdvAnswerSchema: AnswerSchema = { type: 'object', properties: { rdv: RdvSchema }, required: ['rdv'] }

export const GetRdvResponseSchema: AnswerSchema = RdvAnswerSchema

export const PaginationSchema: AnswerSchema = {
  type: 'object',
  properties: {
    current_page: { type: 'integer' },
    next_page: { type: ['integer', 'null'] },
    prev_page: { type: ['integer', 'null'] },
    total_pages: { type: 'integer' },
    total_count: { type: 'integer' },
  },
  required: ['current_page', 'next_page', 'total_pages', 'total_count'],
}

export const UsersAnswerSchema: AnswerSchema = {
  type: 'object',
  properties: {
    success: { type: 'boolean' },
    users: { type: 'array', items: UserSchema },
    pagination: PaginationSchema,
  },
  required: ['users', 'pagination'],
}

export const SearchUsersResponseSchema: AnswerSchema = UsersAnswerSchema

export const UserAnswerSchema: AnswerSchema = {
  type: 'object',
  properties: { success: { type: 'boolean' }, user: UserSchema },
  required: ['user'],
}

export const CreateUserResponseSchema: AnswerSchema = UserAnswerSchema

export const DeliveryStatusSchema: AnswerSchema = { type: 'string' }

export const InvitationSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    format: { type: ['string', 'null'] },
    clicked: { type: ['boolean', 'null'] },
    rdv_with_referents: { type: ['boolean', 'null'] },
    created_at: { type: 'string' },
    delivery_status: { anyOf: [DeliveryStatusSchema, { type: 'null' }] },
    delivered_at: { type: ['string', 'null'] },
    expires_at: { type: ['string', 'null'] },
    motif_category: { anyOf: [MotifCategorySchema, { type: 'null' }] },
  },
  required: ['id'],
}

export const InvitationsAnswerSchema: AnswerSchema = {
  type: 'object',
  properties: {
    success: { type: 'boolean' },
    user: UserSchema,
    invitations: { type: 'array', items: InvitationSchema },
  },
  required: ['user', 'invitations'],
}

export const CreateAndInviteResponseSchema: AnswerSchema = InvitationsAnswerSchema

export const QueuedAnswerSchema: AnswerSchema = { type: 'object', properties: { success: { type: 'boolean' } }, required: ['success'] }

export const CreateAndInviteManyResponseSchema: AnswerSchema = QueuedAnswerSchema

export const InviteUserResponseSchema: AnswerSchema = InvitationsAnswerSchema
