// One attempt to tell France Travail of a PASS: checks, search, update. Knows no database.
import {
  type FranceTravailClient,
  HubError,
  toOrigineCandidature,
  toTypeSiae,
  toTypologiePrescripteur,
} from '@hub/france-travail-client'
import { toFailure, type UpstreamFailure } from './failure.js'
import type { NotificationEndpoint, NotificationOutcome } from './notification.js'
import type { Person } from './person.js'

/** A PASS as it is told. */
export interface ToldApproval {
  number: string
  startAt: string
  endAt: string
  originSiret: string
  originSiaeKind: string
  originSenderKind: string
  originPrescriberKind: string | null
}

export interface SendOptions {
  franceTravail: Pick<FranceTravailClient, 'searchCertifiedIndividual' | 'updatePassIae'>
  /** `YYYY-MM-DD` in France. */
  today: string
  signal: AbortSignal
  person: Person | undefined
  isComplete: boolean
  idNational: string | null
  /** Keeps an identifier before the update; false when it is of somebody else by now. */
  keepIdentifier: (idNational: string) => Promise<boolean>
  /** Writes that an update leaves; false when the record is somebody else's by now, and nothing may be sent. */
  markSent: () => Promise<boolean>
}

/** `abandoned`: the record is left as it is. */
export type SendResult =
  | { outcome: NotificationOutcome; failure?: UpstreamFailure }
  | { outcome?: undefined; failure?: UpstreamFailure }

/** The checks before any call, in their order (T3, T4, T5). */
function findPreCheck(
  approval: ToldApproval,
  { today, isComplete }: Pick<SendOptions, 'today' | 'isComplete'>,
): NotificationOutcome | undefined {
  if (approval.startAt > today) return { kind: 'starts_in_future' }
  if (toTypeSiae(approval.originSiaeKind) === undefined) return { kind: 'invalid_siae_kind' }
  if (!isComplete) return { kind: 'missing_user_data' }
  if (toTypologiePrescripteur(approval.originPrescriberKind) === undefined) return { kind: 'invalid_prescriber_kind' }
  return undefined
}

export async function sendApproval(approval: ToldApproval, options: SendOptions): Promise<SendResult> {
  const preCheck = findPreCheck(approval, options)
  if (preCheck) return { outcome: preCheck }
  let endpoint: NotificationEndpoint = 'rech_individu'
  try {
    const found = await findIdentifier(options)
    if (typeof found !== 'string') return found
    endpoint = 'maj_pass'
    if (!(await options.markSent())) return {}
    const told = await options.franceTravail.updatePassIae(toUpdate(approval, found), { signal: options.signal })
    if (told.outcome === 'accepted') return { outcome: { kind: 'accepted' } }
    return { outcome: { kind: 'refused', endpoint, code: told.code } }
  } catch (error) {
    if (!HubError.isInstance(error)) throw error
    const failure = toFailure(error)
    // The configuration is wrong, or nothing was sent: this record is as untouched as those after it.
    if (failure.run === 'stop' || failure.isUnsent) return { failure }
    const { status, code, retryAfter } = failure
    return { outcome: { kind: 'recoverable', endpoint, status, code, retryAfter }, failure }
  }
}

/** The identifier, known or searched for and kept; otherwise how the attempt ends. */
async function findIdentifier(options: SendOptions): Promise<string | SendResult> {
  const { idNational, person, franceTravail, signal, keepIdentifier } = options
  if (idNational !== null) return idNational
  const { nir, birth_name, last_name, first_name, birth_date } = person ?? {}
  const wanted = { nir, birth_name, last_name, first_name, birth_date }
  const result = await franceTravail.searchCertifiedIndividual(wanted, { signal })
  if (result.outcome === 'refused')
    return { outcome: { kind: 'refused', endpoint: 'rech_individu', code: result.code } }
  return (await keepIdentifier(result.idNationalDE)) ? result.idNationalDE : {}
}

function toUpdate(approval: ToldApproval, idNational: string) {
  const { number, startAt, endAt, originSiret, originSiaeKind, originSenderKind, originPrescriberKind } = approval
  return {
    idNational,
    numPassIAE: number,
    dateDebutPassIAE: startAt,
    dateFinPassIAE: endAt,
    numSIRETsiae: originSiret,
    // Both were checked before.
    typeSIAE: toTypeSiae(originSiaeKind) as NonNullable<ReturnType<typeof toTypeSiae>>,
    origineCandidature: toOrigineCandidature(originSenderKind),
    ...toTypologiePrescripteur(originPrescriberKind),
  }
}
