import { parseFrenchNumber } from '@hub/identifiers/phonelib'
import { formatInstant } from './instants.js'
import type { RdvInsertionState } from './state.js'
import type { SimulatedCategory, SimulatedInvitation, SimulatedOrganisation, SimulatedUser } from './records.js'

const DAY = 86_400_000
const FAILED = new Set<string | null>(['soft_bounce', 'hard_bounce', 'blocked', 'invalid_email', 'error'])

/** Result of inviting one person: the invitations that were sent, and the problems, one text per channel. */
export interface Invited {
  invitations: SimulatedInvitation[]
  errors: string[]
}

/**
 * Invites a person by each channel that they have, each on its own. Text messages go to mobiles only: a landline is no channel, and
 * a foreign mobile is one that is then refused.
 */
export function invite(
  state: RdvInsertionState,
  organisation: SimulatedOrganisation,
  user: SimulatedUser,
  category: SimulatedCategory,
  options: { checkSlots: boolean },
): Invited {
  const result: Invited = { invitations: [], errors: [] }
  for (const format of listChannels(user)) {
    const error = findRefusal(state, user, category, format, options.checkSlots)
    if (error !== undefined) {
      result.errors.push(error)
      continue
    }
    const invitation: SimulatedInvitation = {
      id: state.data.next_id++,
      user_id: user.id,
      organisation_id: organisation.id,
      motif_category_id: category.id,
      format,
      clicked: false,
      rdv_with_referents: false,
      created_at: formatInstant(state.now()),
      delivery_status: null,
      delivered_at: null,
      expires_at: null,
    }
    state.addInvitation(invitation)
    result.invitations.push(invitation)
  }
  return result
}

function listChannels({ phone_number, email }: SimulatedUser): ('sms' | 'email')[] {
  const isMobile = phone_number !== null && parseFrenchNumber(phone_number)?.isMobile === true
  return [...(isMobile ? (['sms'] as const) : []), ...(email === null ? [] : (['email'] as const))]
}

function findRefusal(
  state: RdvInsertionState,
  user: SimulatedUser,
  category: SimulatedCategory,
  format: 'sms' | 'email',
  checkSlots: boolean,
): string | undefined {
  const { invitations } = state.data
  const since = state.now() - DAY
  const isRecentInvitation = (each: SimulatedInvitation): boolean =>
    each.user_id === user.id &&
    each.motif_category_id === category.id &&
    each.format === format &&
    Date.parse(each.created_at) > since &&
    !FAILED.has(each.delivery_status)
  if (invitations.some(isRecentInvitation))
    return `Une invitation ${format} a déjà été envoyée dans les dernières 24 heures`
  if (hasUpcomingRdv(state, user, category)) return 'Cette personne a déjà un rendez-vous à venir'
  if (checkSlots && state.switches.categoriesWithoutSlot.includes(category.short_name))
    return "Il n'y a pas de créneau disponible"
  if (format === 'sms' && !parseFrenchNumber(user.phone_number ?? '')?.isFrench)
    return 'Le numéro de téléphone doit être un mobile français'
  return state.consumePlannedRefusal(format) ? `Le fournisseur a refusé l'invitation ${format}` : undefined
}

function hasUpcomingRdv(state: RdvInsertionState, user: SimulatedUser, category: SimulatedCategory): boolean {
  const motifs = state.data.organisations.flatMap((organisation) => organisation.motifs)
  const motifsInCategory = motifs.filter(({ motif_category_id }) => motif_category_id === category.id)
  const ids = new Set(motifsInCategory.map(({ rdv_solidarites_motif_id }) => rdv_solidarites_motif_id))
  return state.data.rdvs.some(
    (rdv) =>
      Date.parse(rdv.starts_at) > state.now() &&
      rdv.status === 'unknown' &&
      ids.has(rdv.rdv_solidarites_motif_id) &&
      rdv.participations.some(({ user_id }) => user_id === user.id),
  )
}
