import type { components } from './generated/rdv-insertion.types.gen.js'
import { idOf, objectOf, optionalText, refuse } from './fields.js'

type InvitationParams = components['schemas']['InvitationParams']

/**
 * What an invitation sends. The category is demanded although the server's checks do not: without it, it creates the person and
 * then fails (since 8 July 2026), or invites nobody.
 */
export function invitationOf(value: unknown, field: string): InvitationParams {
  const invitation = objectOf(value ?? {}, field, ['motif_category', 'rdv_solidarites_lieu_id'])
  const { motif_category, rdv_solidarites_lieu_id } = invitation
  return {
    motif_category: motifCategoryOf(motif_category, `${field}.motif_category`),
    ...(rdv_solidarites_lieu_id !== undefined && {
      rdv_solidarites_lieu_id: idOf(rdv_solidarites_lieu_id, `${field}.rdv_solidarites_lieu_id`),
    }),
  }
}

function motifCategoryOf(value: unknown, field: string): InvitationParams['motif_category'] {
  const category = objectOf(value ?? {}, field, ['short_name', 'name'])
  const short_name = optionalText(category['short_name'], `${field}.short_name`)
  const name = optionalText(category['name'], `${field}.name`)
  if (short_name === undefined && name === undefined)
    throw refuse(field, 'must have a short_name or a name; without a category nobody is invited')
  return { ...(short_name !== undefined && { short_name }), ...(name !== undefined && { name }) }
}
