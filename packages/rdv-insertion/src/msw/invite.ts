import { isFrenchMobile } from '@hub/identifiers'
import { instantText } from './instants.js'
import type { RdvInsertionState } from './state.js'
import type { SimulatedCategory, SimulatedInvitation, SimulatedOrganisation, SimulatedUser } from './world.js'

const DAY = 86_400_000
const FAILED = new Set<string | null>(['soft_bounce', 'hard_bounce', 'blocked', 'invalid_email', 'error'])

/** What came of inviting one person: the invitations that went out, and what is wrong, one text per channel. */
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
  for (const format of channelsOf(user)) {
    const error = refusalOf(state, user, category, format, options.checkSlots)
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
      created_at: instantText(state.now()),
      delivery_status: null,
      delivered_at: null,
      expires_at: null,
    }
    state.addInvitation(invitation)
    result.invitations.push(invitation)
  }
  return result
}

function channelsOf({ phone_number, email }: SimulatedUser): ('sms' | 'email')[] {
  const isFrench = phone_number !== null && /^\+(33|590|594|596|262)/.test(phone_number)
  const isMobile = phone_number !== null && (!isFrench || isFrenchMobile(phone_number))
  return [...(isMobile ? (['sms'] as const) : []), ...(email === null ? [] : (['email'] as const))]
}

function refusalOf(
  state: RdvInsertionState,
  user: SimulatedUser,
  category: SimulatedCategory,
  format: 'sms' | 'email',
  checkSlots: boolean,
): string | undefined {
  const { invitations } = state.data
  const since = state.now() - DAY
  const isAgain = (each: SimulatedInvitation): boolean =>
    each.user_id === user.id &&
    each.motif_category_id === category.id &&
    each.format === format &&
    Date.parse(each.created_at) > since &&
    !FAILED.has(each.delivery_status)
  if (invitations.some(isAgain)) return `Une invitation ${format} a déjà été envoyée dans les dernières 24 heures`
  if (hasRdvToCome(state, user, category)) return 'Cette personne a déjà un rendez-vous à venir'
  if (checkSlots && state.switches.categoriesWithoutSlot.includes(category.short_name))
    return "Il n'y a pas de créneau disponible"
  if (format === 'sms' && !isFrenchMobile(user.phone_number ?? ''))
    return 'Le numéro de téléphone doit être un mobile français'
  return state.takeRefusal(format) ? `Le fournisseur a refusé l'invitation ${format}` : undefined
}

function hasRdvToCome(state: RdvInsertionState, user: SimulatedUser, category: SimulatedCategory): boolean {
  const motifs = state.data.organisations.flatMap((organisation) => organisation.motifs)
  const ofCategory = motifs.filter(({ motif_category_id }) => motif_category_id === category.id)
  const ids = new Set(ofCategory.map(({ rdv_solidarites_motif_id }) => rdv_solidarites_motif_id))
  return state.data.rdvs.some(
    (rdv) =>
      Date.parse(rdv.starts_at) > state.now() &&
      rdv.status === 'unknown' &&
      ids.has(rdv.rdv_solidarites_motif_id) &&
      rdv.participations.some(({ user_id }) => user_id === user.id),
  )
}
