import type { ExistingAppointment } from '../../appointments/types.js'
import { frenchMomentOr } from '../../../../platform/pages/french-time.js'

/**
 * The other appointments that numbers already have, each where it can be cancelled. Their texts come from any booking software:
 * an address is a link only when it can be nothing worse.
 */
export function ExistingAppointments({ existing }: { existing: readonly ExistingAppointment[] }) {
  return (
    <ul>
      {existing.map(({ application_id, meeting_point, starts_at, management_url }) => (
        <li>
          {`Numéro ${application_id}\u00a0: ${meeting_point}, ${frenchMomentOr(starts_at)}`}
          {/^https?:\/\//i.test(management_url) && (
            <>
              {' - '}
              <a href={management_url} target="_blank" rel="noopener noreferrer">
                gérer ce rendez-vous (nouvelle fenêtre)
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
