// Generated from openapi/rdv-solidarites.yaml by packages/codegen; do not edit.
// sha256 of the document: e55ad510593f0984ff15d29aaffe0415ccc62d862bb7d6ff7f31d14df978cce3

import type { AnswerSchema } from '@hub/http'

export const VerticaleSchema: AnswerSchema = { type: 'string' }

export const OrganisationSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    email: { type: ['string', 'null'] },
    phone_number: { type: ['string', 'null'] },
    verticale: VerticaleSchema,
  },
  required: ['id', 'name'],
}

export const MetaSchema: AnswerSchema = {
  type: 'object',
  properties: {
    current_page: { type: 'integer' },
    next_page: { type: ['integer', 'null'] },
    prev_page: { type: ['integer', 'null'] },
    total_pages: { type: 'integer' },
    total_count: { type: 'integer' },
  },
  required: ['current_page', 'next_page'],
}

export const OrganisationPageSchema: AnswerSchema = {
  type: 'object',
  properties: { organisations: { type: 'array', items: OrganisationSchema }, meta: MetaSchema },
  required: ['organisations', 'meta'],
}

export const ListOrganisationsResponseSchema: AnswerSchema = OrganisationPageSchema

export const OrganisationAnswerSchema: AnswerSchema = { type: 'object', properties: { organisation: OrganisationSchema }, required: ['organisation'] }

export const GetOrganisationResponseSchema: AnswerSchema = OrganisationAnswerSchema

export const UpdateOrganisationResponseSchema: AnswerSchema = OrganisationAnswerSchema

export const RdvStatusSchema: AnswerSchema = { type: 'string' }

export const DateTimeSchema: AnswerSchema = { type: 'string' }

export const CreatorTypeSchema: AnswerSchema = { type: 'string' }

export const MotifCategorySchema: AnswerSchema = {
  type: 'object',
  properties: { id: { type: 'integer' }, name: { type: 'string' }, short_name: { type: 'string' } },
  required: ['id'],
}

export const MotifSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    organisation_id: { type: 'integer' },
    service_id: { type: 'integer' },
    location_type: { type: 'string' },
    bookable_by: { type: 'string' },
    bookable_publicly: { type: 'boolean' },
    collectif: { type: ['boolean', 'null'] },
    follow_up: { type: ['boolean', 'null'] },
    instruction_for_rdv: { type: ['string', 'null'] },
    deleted_at: { anyOf: [DateTimeSchema, { type: 'null' }] },
    motif_category: { anyOf: [MotifCategorySchema, { type: 'null' }] },
  },
  required: ['id', 'name'],
}

export const LieuSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    address: { type: 'string' },
    organisation_id: { type: 'integer' },
    phone_number: { type: ['string', 'null'] },
    single_use: { type: 'boolean' },
  },
  required: ['id'],
}

export const AgentSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    email: { type: ['string', 'null'] },
    first_name: { type: ['string', 'null'] },
    last_name: { type: ['string', 'null'] },
    inclusion_connect_open_id_sub: { type: ['string', 'null'] },
  },
  required: ['id'],
}

export const DaySchema: AnswerSchema = { type: 'string' }

export const UserOrganisationSchema: AnswerSchema = { type: 'object', properties: { organisation: OrganisationSchema }, required: ['organisation'] }

export const UserSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    first_name: { type: 'string' },
    last_name: { type: 'string' },
    birth_name: { type: ['string', 'null'] },
    birth_date: { anyOf: [DaySchema, { type: 'null' }] },
    email: { type: ['string', 'null'] },
    address: { type: ['string', 'null'] },
    address_details: { type: ['string', 'null'] },
    phone_number: { type: ['string', 'null'] },
    phone_number_formatted: { type: ['string', 'null'] },
    affiliation_number: { type: ['string', 'null'] },
    caisse_affiliation: { type: ['string', 'null'] },
    family_situation: { type: ['string', 'null'] },
    logement: { type: ['string', 'null'] },
    number_of_children: { type: ['integer', 'null'] },
    notes: { type: ['string', 'null'] },
    case_number: { type: ['string', 'null'] },
    notify_by_sms: { type: ['boolean', 'null'] },
    notify_by_email: { type: ['boolean', 'null'] },
    responsible_id: { type: ['integer', 'null'] },
    responsible: { anyOf: [{ lazy: () => UserSchema }, { type: 'null' }] },
    created_at: DateTimeSchema,
    invitation_created_at: { anyOf: [DateTimeSchema, { type: 'null' }] },
    invitation_accepted_at: { anyOf: [DateTimeSchema, { type: 'null' }] },
    user_profiles: { type: ['array', 'null'], items: UserOrganisationSchema },
  },
  required: ['id'],
}

export const ParticipationSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    status: RdvStatusSchema,
    created_by: { type: ['string', 'null'] },
    created_by_type: CreatorTypeSchema,
    created_by_id: { type: ['integer', 'null'] },
    created_by_agent_prescripteur: { type: 'boolean' },
    send_lifecycle_notifications: { type: 'boolean' },
    send_reminder_notification: { type: 'boolean' },
    user: { anyOf: [UserSchema, { type: 'null' }] },
  },
  required: ['id', 'status'],
}

export const RdvSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    uuid: { type: 'string' },
    status: RdvStatusSchema,
    starts_at: DateTimeSchema,
    ends_at: DateTimeSchema,
    duration_in_min: { type: 'integer' },
    address: { type: 'string' },
    context: { type: ['string', 'null'] },
    name: { type: ['string', 'null'] },
    cancelled_at: { anyOf: [DateTimeSchema, { type: 'null' }] },
    collectif: { type: ['boolean', 'null'] },
    max_participants_count: { type: ['integer', 'null'] },
    users_count: { type: ['integer', 'null'] },
    created_by: { type: ['string', 'null'] },
    created_by_type: CreatorTypeSchema,
    created_by_id: { type: ['integer', 'null'] },
    organisation: OrganisationSchema,
    motif: MotifSchema,
    lieu: { anyOf: [LieuSchema, { type: 'null' }] },
    agents: { type: 'array', items: AgentSchema },
    users: { type: 'array', items: UserSchema },
    participations: { type: 'array', items: ParticipationSchema },
  },
  required: ['id', 'status', 'starts_at'],
}

export const RdvPageSchema: AnswerSchema = {
  type: 'object',
  properties: { rdvs: { type: 'array', items: RdvSchema }, meta: MetaSchema },
  required: ['rdvs', 'meta'],
}

export const ListRdvsResponseSchema: AnswerSchema = RdvPageSchema

export const UserPageSchema: AnswerSchema = {
  type: 'object',
  properties: { users: { type: 'array', items: UserSchema }, meta: MetaSchema },
  required: ['users', 'meta'],
}

export const ListUsersResponseSchema: AnswerSchema = UserPageSchema

export const UserAnswerSchema: AnswerSchema = { type: 'object', properties: { user: UserSchema }, required: ['user'] }

export const CreateUserResponseSchema: AnswerSchema = UserAnswerSchema

export const GetUserResponseSchema: AnswerSchema = UserAnswerSchema

export const UpdateUserResponseSchema: AnswerSchema = UserAnswerSchema

export const ListOrganisationUsersResponseSchema: AnswerSchema = UserPageSchema

export const GetOrganisationUserResponseSchema: AnswerSchema = UserAnswerSchema

export const SubscriptionReadSchema: AnswerSchema = { type: 'string' }

export const WebhookEndpointSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    target_url: { type: 'string' },
    organisation_id: { type: 'integer' },
    subscriptions: { type: ['array', 'null'], items: SubscriptionReadSchema },
  },
  required: ['id', 'target_url', 'organisation_id'],
}

export const WebhookEndpointPageSchema: AnswerSchema = {
  type: 'object',
  properties: { webhook_endpoints: { type: 'array', items: WebhookEndpointSchema }, meta: MetaSchema },
  required: ['webhook_endpoints', 'meta'],
}

export const ListWebhookEndpointsResponseSchema: AnswerSchema = WebhookEndpointPageSchema

export const WebhookEndpointAnswerSchema: AnswerSchema = {
  type: 'object',
  properties: { webhook_endpoint: WebhookEndpointSchema },
  required: ['webhook_endpoint'],
}

export const CreateWebhookEndpointResponseSchema: AnswerSchema = WebhookEndpointAnswerSchema

export const UpdateWebhookEndpointResponseSchema: AnswerSchema = WebhookEndpointAnswerSchema

export const RdvAnswerSchema: AnswerSchema = { type: 'object', properties: { rdv: RdvSchema }, required: ['rdv'] }

export const UpdateParticipationResponseSchema: AnswerSchema = RdvAnswerSchema

export const MotifPageSchema: AnswerSchema = {
  type: 'object',
  properties: { motifs: { type: 'array', items: MotifSchema }, meta: MetaSchema },
  required: ['motifs', 'meta'],
}

export const ListMotifsResponseSchema: AnswerSchema = MotifPageSchema

export const AgentPageSchema: AnswerSchema = {
  type: 'object',
  properties: { agents: { type: 'array', items: AgentSchema }, meta: MetaSchema },
  required: ['agents', 'meta'],
}

export const ListAgentsResponseSchema: AnswerSchema = AgentPageSchema

export const InvitationTokenSchema: AnswerSchema = {
  type: 'object',
  properties: { invitation_token: { type: 'string' } },
  required: ['invitation_token'],
}

export const CreateRdvInvitationTokenResponseSchema: AnswerSchema = InvitationTokenSchema

export const AbsenceSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    ical_uid: { type: 'string' },
    title: { type: 'string' },
    first_day: DaySchema,
    end_day: DaySchema,
    start_time: { type: 'string' },
    end_time: { type: 'string' },
    rrule: { type: ['string', 'null'] },
    ical: { type: 'string' },
    agent: AgentSchema,
    organisation: { anyOf: [OrganisationSchema, { type: 'null' }] },
  },
  required: ['id', 'first_day', 'end_day'],
}

export const AbsencePageSchema: AnswerSchema = {
  type: 'object',
  properties: { absences: { type: 'array', items: AbsenceSchema }, meta: MetaSchema },
  required: ['absences', 'meta'],
}

export const ListAbsencesResponseSchema: AnswerSchema = AbsencePageSchema

export const AbsenceAnswerSchema: AnswerSchema = { type: 'object', properties: { absence: AbsenceSchema }, required: ['absence'] }

export const CreateAbsenceResponseSchema: AnswerSchema = AbsenceAnswerSchema

export const GetAbsenceResponseSchema: AnswerSchema = AbsenceAnswerSchema

export const UpdateAbsenceResponseSchema: AnswerSchema = AbsenceAnswerSchema

export const UserProfileSchema: AnswerSchema = {
  type: 'object',
  properties: { organisation: OrganisationSchema, user: { anyOf: [UserSchema, { type: 'null' }] } },
  required: ['organisation'],
}

export const UserProfileAnswerSchema: AnswerSchema = { type: 'object', properties: { user_profile: UserProfileSchema }, required: ['user_profile'] }

export const CreateUserProfileResponseSchema: AnswerSchema = UserProfileAnswerSchema

export const ReferentAssignationSchema: AnswerSchema = {
  type: 'object',
  properties: {
    agent: { anyOf: [AgentSchema, { type: 'null' }] },
    user: { anyOf: [UserSchema, { type: 'null' }] },
  },
}

export const ReferentAssignationAnswerSchema: AnswerSchema = {
  type: 'object',
  properties: { referent_assignation: ReferentAssignationSchema },
  required: ['referent_assignation'],
}

export const CreateReferentAssignationResponseSchema: AnswerSchema = ReferentAssignationAnswerSchema

export const PublicLinkSchema: AnswerSchema = {
  type: 'object',
  properties: { external_id: { type: ['string', 'null'] }, public_link: { type: 'string' } },
  required: ['public_link'],
}

export const PublicLinksSchema: AnswerSchema = {
  type: 'object',
  properties: { public_links: { type: 'array', items: PublicLinkSchema } },
  required: ['public_links'],
}

export const ListPublicLinksResponseSchema: AnswerSchema = PublicLinksSchema
