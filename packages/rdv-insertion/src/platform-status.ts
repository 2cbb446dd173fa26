/** Names of a participation that inclusion platforms show. */
export type PlatformStatus = 'UNKNOWN' | 'SEEN' | 'ABSENT' | 'CANCELLED'

/** What became of a participation, as rdv-insertion names it. */
export type ParticipationStatus = 'unknown' | 'seen' | 'noshow' | 'excused' | 'revoked'

const BY_NAME = { UNKNOWN: 'unknown', SEEN: 'seen', ABSENT: 'noshow' } as const

/**
 * The status of rdv-insertion that a name of the platform stands for. A cancellation is two of them: `excused` when the person cancelled, also
 * when an agent enters it for them, and `revoked` when the service did.
 *
 * @returns undefined for another name, and for `CANCELLED` when it is not said by whom
 */
export function toParticipationStatus(
  name: string,
  cancelledBy?: 'person' | 'service',
): ParticipationStatus | undefined {
  if (name === 'CANCELLED') return cancelledBy && (cancelledBy === 'person' ? 'excused' : 'revoked')
  return Object.hasOwn(BY_NAME, name) ? BY_NAME[name as keyof typeof BY_NAME] : undefined
}

/**
 * The name of the platform for a status of rdv-insertion, former names included. Keep the status beside it: `CANCELLED` does not say by whom.
 *
 * @returns undefined for a status that is not known
 */
export function toPlatformStatus(status: string): PlatformStatus | undefined {
  switch (status) {
    case 'seen':
      return 'SEEN'
    case 'noshow':
    case 'notexcused':
      return 'ABSENT'
    case 'excused':
    case 'revoked':
      return 'CANCELLED'
    case 'unknown':
    case 'waiting':
      return 'UNKNOWN'
    default:
      return undefined
  }
}
