// Generated from openapi/rdv-solidarites.yaml by packages/codegen; do not edit.
// sha256 of the document: f0ecd4a2d35f588210d4cd87d14aefaf6045ff3ae01f5315f5d7bcd6c0c0f1e5

import * as z from 'zod/mini';

export const zInvitationToken = z.object({
    invitation_token: z.string()
});

export const zCreateRdvInvitationTokenResponse = zInvitationToken;

export const zMeta = z.object({
    current_page: z.int(),
    next_page: z.nullable(z.int()),
    prev_page: z.nullish(z.int()),
    total_pages: z.optional(z.int()),
    total_count: z.optional(z.int())
});

export const zAgent = z.object({
    id: z.int(),
    email: z.nullish(z.string()),
    first_name: z.nullish(z.string()),
    last_name: z.nullish(z.string()),
    inclusion_connect_open_id_sub: z.nullish(z.string())
});

export const zAgentPage = z.object({
    agents: z.array(zAgent),
    meta: zMeta
});

export const zListAgentsResponse = zAgentPage;

export const zPublicLink = z.object({
    external_id: z.nullish(z.string()),
    public_link: z.string()
});

export const zPublicLinks = z.object({
    public_links: z.array(zPublicLink)
});

export const zListPublicLinksResponse = zPublicLinks;

export const zVerticale = z.string();

export const zOrganisation = z.object({
    id: z.int(),
    name: z.string(),
    email: z.nullish(z.string()),
    phone_number: z.nullish(z.string()),
    verticale: z.optional(zVerticale)
});

export const zOrganisationPage = z.object({
    organisations: z.array(zOrganisation),
    meta: zMeta
});

export const zListOrganisationsResponse = zOrganisationPage;

export const zOrganisationAnswer = z.object({
    organisation: zOrganisation
});

export const zGetOrganisationResponse = zOrganisationAnswer;

export const zUpdateOrganisationResponse = zOrganisationAnswer;

export const zRdvStatus = z.string();

export const zDateTime = z.string();

export const zCreatorType = z.string();

export const zLieu = z.object({
    id: z.int(),
    name: z.optional(z.string()),
    address: z.optional(z.string()),
    organisation_id: z.optional(z.int()),
    phone_number: z.nullish(z.string()),
    single_use: z.optional(z.boolean())
});

export const zDay = z.string();

export const zAbsence = z.object({
    id: z.int(),
    ical_uid: z.optional(z.string()),
    title: z.optional(z.string()),
    first_day: zDay,
    end_day: zDay,
    start_time: z.optional(z.string()),
    end_time: z.optional(z.string()),
    rrule: z.nullish(z.string()),
    ical: z.optional(z.string()),
    agent: z.optional(zAgent),
    organisation: z.nullish(zOrganisation)
});

export const zAbsencePage = z.object({
    absences: z.array(zAbsence),
    meta: zMeta
});

export const zListAbsencesResponse = zAbsencePage;

export const zAbsenceAnswer = z.object({
    absence: zAbsence
});

export const zCreateAbsenceResponse = zAbsenceAnswer;

export const zGetAbsenceResponse = zAbsenceAnswer;

export const zUpdateAbsenceResponse = zAbsenceAnswer;

export const zUserOrganisation = z.object({
    organisation: zOrganisation
});

export const zUser = z.object({
    id: z.int(),
    first_name: z.optional(z.string()),
    last_name: z.optional(z.string()),
    birth_name: z.nullish(z.string()),
    birth_date: z.nullish(zDay),
    email: z.nullish(z.string()),
    address: z.nullish(z.string()),
    address_details: z.nullish(z.string()),
    phone_number: z.nullish(z.string()),
    phone_number_formatted: z.nullish(z.string()),
    affiliation_number: z.nullish(z.string()),
    caisse_affiliation: z.nullish(z.string()),
    family_situation: z.nullish(z.string()),
    logement: z.nullish(z.string()),
    number_of_children: z.nullish(z.int()),
    notes: z.nullish(z.string()),
    case_number: z.nullish(z.string()),
    notify_by_sms: z.optional(z.boolean()),
    notify_by_email: z.optional(z.boolean()),
    responsible_id: z.nullish(z.int()),
    responsible: z.nullish(z.lazy((): any => zUser)),
    created_at: z.optional(zDateTime),
    invitation_created_at: z.nullish(zDateTime),
    invitation_accepted_at: z.nullish(zDateTime),
    user_profiles: z.nullish(z.array(zUserOrganisation))
});

export const zUserPage = z.object({
    users: z.array(zUser),
    meta: zMeta
});

export const zListUsersResponse = zUserPage;

export const zListOrganisationUsersResponse = zUserPage;

export const zUserAnswer = z.object({
    user: zUser
});

export const zCreateUserResponse = zUserAnswer;

export const zGetUserResponse = zUserAnswer;

export const zUpdateUserResponse = zUserAnswer;

export const zGetOrganisationUserResponse = zUserAnswer;

export const zUserProfile = z.object({
    organisation: zOrganisation,
    user: zUser
});

export const zUserProfileAnswer = z.object({
    user_profile: zUserProfile
});

export const zCreateUserProfileResponse = zUserProfileAnswer;

export const zReferentAssignation = z.object({
    agent: zAgent,
    user: zUser
});

export const zReferentAssignationAnswer = z.object({
    referent_assignation: zReferentAssignation
});

export const zCreateReferentAssignationResponse = zReferentAssignationAnswer;

export const zParticipation = z.object({
    id: z.int(),
    status: zRdvStatus,
    created_by: z.optional(z.string()),
    created_by_type: z.optional(zCreatorType),
    created_by_id: z.nullish(z.int()),
    created_by_agent_prescripteur: z.optional(z.boolean()),
    send_lifecycle_notifications: z.optional(z.boolean()),
    send_reminder_notification: z.optional(z.boolean()),
    user: z.optional(zUser)
});

export const zSubscriptionRead = z.string();

export const zWebhookEndpoint = z.object({
    id: z.int(),
    target_url: z.string(),
    organisation_id: z.int(),
    subscriptions: z.array(zSubscriptionRead)
});

export const zWebhookEndpointPage = z.object({
    webhook_endpoints: z.array(zWebhookEndpoint),
    meta: zMeta
});

export const zListWebhookEndpointsResponse = zWebhookEndpointPage;

export const zWebhookEndpointAnswer = z.object({
    webhook_endpoint: zWebhookEndpoint
});

export const zCreateWebhookEndpointResponse = zWebhookEndpointAnswer;

export const zUpdateWebhookEndpointResponse = zWebhookEndpointAnswer;

export const zMotifCategory = z.object({
    id: z.int(),
    name: z.optional(z.string()),
    short_name: z.optional(z.string())
});

export const zMotif = z.object({
    id: z.int(),
    name: z.string(),
    organisation_id: z.optional(z.int()),
    service_id: z.optional(z.int()),
    location_type: z.optional(z.string()),
    bookable_by: z.optional(z.string()),
    bookable_publicly: z.optional(z.boolean()),
    collectif: z.optional(z.boolean()),
    follow_up: z.optional(z.boolean()),
    instruction_for_rdv: z.nullish(z.string()),
    deleted_at: z.nullish(zDateTime),
    motif_category: z.nullish(zMotifCategory)
});

export const zMotifPage = z.object({
    motifs: z.array(zMotif),
    meta: zMeta
});

export const zListMotifsResponse = zMotifPage;

export const zRdv = z.object({
    id: z.int(),
    uuid: z.optional(z.string()),
    status: zRdvStatus,
    starts_at: zDateTime,
    ends_at: z.optional(zDateTime),
    duration_in_min: z.optional(z.int()),
    address: z.optional(z.string()),
    context: z.nullish(z.string()),
    name: z.nullish(z.string()),
    cancelled_at: z.nullish(zDateTime),
    collectif: z.optional(z.boolean()),
    max_participants_count: z.nullish(z.int()),
    users_count: z.optional(z.int()),
    created_by: z.optional(z.string()),
    created_by_type: z.optional(zCreatorType),
    created_by_id: z.nullish(z.int()),
    organisation: z.optional(zOrganisation),
    motif: z.optional(zMotif),
    lieu: z.nullish(zLieu),
    agents: z.optional(z.array(zAgent)),
    users: z.optional(z.array(zUser)),
    participations: z.optional(z.array(zParticipation))
});

export const zRdvPage = z.object({
    rdvs: z.array(zRdv),
    meta: zMeta
});

export const zListRdvsResponse = zRdvPage;

export const zRdvAnswer = z.object({
    rdv: zRdv
});

export const zUpdateParticipationResponse = zRdvAnswer;
