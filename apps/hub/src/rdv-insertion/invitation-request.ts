// The body of an invitation, for openapi.json: `@hub/rdv-insertion-client` checks it, with more than a schema can say.
import { z } from '@hono/zod-openapi'

const day = (description: string) =>
  z
    .string()
    .optional()
    .openapi({ description: `${description} \`DD/MM/YYYY\` or \`YYYY-MM-DD\`.`, example: '1985-05-14' })
const text = (description: string) => z.string().optional().openapi({ description })

const category = z.object({
  short_name: z.string().optional().openapi({ example: 'rsa_orientation' }),
  name: z.string().optional(),
})

const user = z
  .object({
    first_name: z.string(),
    last_name: z.string(),
    title: z.enum(['monsieur', 'madame']),
    invitation: z.object({
      motif_category: category.openapi({ description: 'By one of its names, or both.' }),
      rdv_solidarites_lieu_id: z.int().optional(),
    }),
    email: text('For an invitation by e-mail.'),
    phone_number: text('As people write it; text messages only go to mobiles.'),
    nir: text('13 or 15 characters. Handed on, never kept here.'),
    department_internal_id: text('Of the département.'),
    role: z.enum(['demandeur', 'conjoint']).optional(),
    affiliation_number: text('Of the CAF or MSA.'),
    birth_date: day('Birth date,'),
    rights_opening_date: day('Since when there are rights,'),
    birth_name: text('Name at birth.'),
    address: text('With post code and town.'),
    france_travail_id: text('Of France Travail.'),
    referents_to_add: z.array(z.object({ email: z.string() })).optional(),
    tags_to_add: z.array(z.object({ value: z.string() })).optional(),
  })
  .openapi({ description: 'With at least one of `email`, `phone_number`, `nir` and `department_internal_id`.' })

export const invitationRequestSchema = z
  .object({
    rdv_solidarites_organisation_id: z
      .int()
      .openapi({ description: "The organisation's id on RDV-Solidarités.", example: 4012 }),
    user,
  })
  .openapi('InvitationRequest')
