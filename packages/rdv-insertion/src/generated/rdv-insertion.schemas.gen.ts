// Generated from openapi/rdv-insertion.yaml by packages/codegen; do not edit.
// sha256 of the document: e61c26211c05c8f4c6dfd9d5e12fcd834e620b97e18f58c4b75b4ad772b67e3f

import * as z from 'zod/mini';

export const zQueuedAnswer = z.object({
    success: z.boolean()
});

export const zCreateAndInviteManyResponse = zQueuedAnswer;

export const zPagination = z.object({
    current_page: z.int(),
    next_page: z.nullable(z.int()),
    prev_page: z.nullish(z.int()),
    total_pages: z.int(),
    total_count: z.int()
});

export const zRdvStatus = z.string();

export const zAgent = z.object({
    id: z.int(),
    email: z.nullish(z.string()),
    first_name: z.nullish(z.string()),
    last_name: z.nullish(z.string()),
    rdv_solidarites_agent_id: z.nullish(z.int())
});

export const zUser = z.object({
    id: z.int(),
    affiliation_number: z.nullish(z.string()),
    role: z.nullish(z.string()),
    created_at: z.optional(z.string()),
    department_internal_id: z.nullish(z.string()),
    first_name: z.string(),
    last_name: z.string(),
    title: z.nullish(z.string()),
    address: z.nullish(z.string()),
    phone_number: z.nullish(z.string()),
    email: z.nullish(z.string()),
    birth_date: z.nullish(z.string()),
    rights_opening_date: z.nullish(z.string()),
    birth_name: z.nullish(z.string()),
    rdv_solidarites_user_id: z.nullish(z.int()),
    nir: z.nullish(z.string()),
    france_travail_id: z.nullish(z.string()),
    referents: z.optional(z.array(zAgent)),
    tags: z.optional(z.array(z.object({
        id: z.int(),
        value: z.string()
    })))
});

export const zUsersAnswer = z.object({
    success: z.optional(z.boolean()),
    users: z.array(zUser),
    pagination: zPagination
});

export const zSearchUsersResponse = zUsersAnswer;

export const zUserAnswer = z.object({
    success: z.optional(z.boolean()),
    user: zUser
});

export const zCreateUserResponse = zUserAnswer;

export const zLieu = z.object({
    rdv_solidarites_lieu_id: z.int(),
    name: z.string(),
    address: z.optional(z.string()),
    phone_number: z.nullish(z.string())
});

export const zParticipation = z.object({
    id: z.int(),
    status: zRdvStatus,
    created_at: z.optional(z.string()),
    starts_at: z.optional(z.string()),
    created_by: z.optional(z.string()),
    user: zUser
});

export const zDeliveryStatus = z.string();

export const zMotifCategory = z.object({
    id: z.int(),
    short_name: z.string(),
    name: z.string()
});

export const zInvitation = z.object({
    id: z.int(),
    format: z.string(),
    clicked: z.optional(z.boolean()),
    rdv_with_referents: z.optional(z.boolean()),
    created_at: z.optional(z.string()),
    delivery_status: z.nullish(zDeliveryStatus),
    delivered_at: z.nullish(z.string()),
    expires_at: z.nullish(z.string()),
    motif_category: z.optional(zMotifCategory)
});

export const zInvitationsAnswer = z.object({
    success: z.optional(z.boolean()),
    user: zUser,
    invitations: z.array(zInvitation)
});

export const zCreateAndInviteResponse = zInvitationsAnswer;

export const zInviteUserResponse = zInvitationsAnswer;

export const zMotif = z.object({
    rdv_solidarites_motif_id: z.int(),
    name: z.string(),
    collectif: z.optional(z.boolean()),
    location_type: z.optional(z.string()),
    follow_up: z.optional(z.boolean()),
    motif_category: z.nullish(zMotifCategory)
});

export const zOrganisation = z.object({
    id: z.int(),
    name: z.string(),
    email: z.nullish(z.string()),
    phone_number: z.nullish(z.string()),
    department_number: z.optional(z.string()),
    rdv_solidarites_organisation_id: z.int(),
    department_id: z.optional(z.int()),
    motif_categories: z.optional(z.array(zMotifCategory))
});

export const zRdv = z.object({
    id: z.int(),
    uuid: z.optional(z.string()),
    starts_at: z.string(),
    duration_in_min: z.optional(z.int()),
    cancelled_at: z.nullish(z.string()),
    address: z.nullish(z.string()),
    created_by: z.optional(z.string()),
    status: zRdvStatus,
    users_count: z.optional(z.int()),
    max_participants_count: z.nullish(z.int()),
    rdv_solidarites_rdv_id: z.optional(z.int()),
    agents: z.optional(z.array(zAgent)),
    lieu: z.nullish(zLieu),
    motif: z.optional(zMotif),
    users: z.array(zUser),
    organisation: z.optional(zOrganisation),
    participations: z.optional(z.array(zParticipation))
});

export const zRdvAnswer = z.object({
    rdv: zRdv
});

export const zGetRdvResponse = zRdvAnswer;

export const zDepartmentOrganisation = z.intersection(zOrganisation, z.object({
    motifs: z.optional(z.array(zMotif)),
    lieux: z.optional(z.array(zLieu))
}));

export const zDepartment = z.object({
    id: z.int(),
    number: z.string(),
    capital: z.optional(z.string()),
    region: z.optional(z.string()),
    organisations: z.array(zDepartmentOrganisation)
});

export const zDepartmentAnswer = z.object({
    department: zDepartment
});

export const zGetDepartmentResponse = zDepartmentAnswer;
