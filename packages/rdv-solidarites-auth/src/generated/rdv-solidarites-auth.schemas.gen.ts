// Generated from openapi/rdv-solidarites-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: a9cbeca04b2306f2e22b6d151dea7a11780a9e987d0543d081f2177768d035c2

import * as z from 'zod/mini';

export const zSignedOut = z.object({
    success: z.boolean()
});

export const zSignOutResponse = zSignedOut;

export const zSignedInAgent = z.object({
    uid: z.string(),
    id: z.optional(z.int()),
    email: z.nullish(z.string()),
    provider: z.optional(z.string()),
    first_name: z.nullish(z.string()),
    last_name: z.nullish(z.string())
});

export const zSignedIn = z.object({
    data: zSignedInAgent
});

export const zSignInResponse = zSignedIn;

export const zValidToken = z.object({
    success: z.boolean(),
    data: zSignedInAgent
});

export const zValidateTokenResponse = zValidToken;
