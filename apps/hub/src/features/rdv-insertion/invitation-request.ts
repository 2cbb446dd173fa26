// The body of an invitation, for openapi.json: `@hub/rdv-insertion-client` checks it, with more than a schema can say.
import { z } from '@hono/zod-openapi'

const day = (description: string) =>
  z
    .string()
    .optional()
    .openapi({ description: `${description} \`DD/MM/YYYY\` or \`YYYY-MM-DD\`.`, example: '1985-05-14' })
const text = (description: string, example: string) => z.string().optional().openapi({ description, example })

const category = z.object({
  short_name: text('As rdv-insertion names it for programs.', 'rsa_orientation'),
  name: text('As it is shown.', 'RSA orientation'),
})

const user = z
  .object({
    first_name: z.string().openapi({ description: 'First name.', example: 'Zoé' }),
    last_name: z.string().openapi({ description: 'Last name.', example: 'Durand' }),
    title: z.enum(['monsieur', 'madame']).openapi({ description: 'How the person is addressed.', example: 'madame' }),
    invitation: z
      .object({
        motif_category: category.openapi({ description: 'By one of its names, or both.' }),
        rdv_solidarites_lieu_id: z
          .int()
          .optional()
          .openapi({ description: 'The place, by its id on RDV-Solidarités.', example: 71 }),
      })
      .openapi({ description: 'To what.' }),
    email: text('For an invitation by e-mail.', 'zoe@exemple.fr'),
    phone_number: text('As people write it; text messages only go to mobiles.', '06 39 98 12 34'),
    nir: text('13 or 15 characters. Handed on, never kept here.', '285059999999999'),
    department_internal_id: text('Of the département.', '99-000418'),
    role: z
      .enum(['demandeur', 'conjoint'])
      .optional()
      .openapi({ description: 'Role in the household, for the CAF.', example: 'demandeur' }),
    affiliation_number: text('Of the CAF or MSA.', '9900418'),
    birth_date: day('Birth date,'),
    rights_opening_date: day('Since when there are rights,'),
    birth_name: text('Name at birth.', 'Petit'),
    address: text('With post code and town.', '12 rue des Lilas, 59999 Valbrume'),
    france_travail_id: text('Of France Travail.', '99000418042'),
    referents_to_add: z
      .array(
        z.object({
          email: z
            .string()
            .openapi({ description: 'Of an agent of the organisation.', example: 'referente@valbrume.example' }),
        }),
      )
      .optional()
      .openapi({ description: 'Agents of the organisation who look after the person.' }),
    tags_to_add: z
      .array(z.object({ value: z.string().openapi({ description: 'The tag itself.', example: 'Mobilité' }) }))
      .optional()
      .openapi({ description: 'Tags that the organisation has, for the person.' }),
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
