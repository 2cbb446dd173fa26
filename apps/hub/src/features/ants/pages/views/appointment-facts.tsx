import type { Reason } from '../../agenda/schema.js'
import { frenchMoment } from '../../../../platform/pages/french-time.js'
import { personsWords } from '../../../../platform/pages/french-words.js'
import { reasonWords } from '../i18n-fr.js'

export interface AppointmentFactsProps {
  /** Name of the meeting point, and where it is when that is known. */
  place: string
  address?: string | undefined
  /** Wall clock of the meeting point. Absent while it is still to be chosen. */
  startsAt?: string | undefined
  reason: Reason
  persons: number
  state?: string | undefined
}

/** What identifies an appointment: where, when, for what and for how many. Nothing about who. */
export function AppointmentFacts({ place, address, startsAt, reason, persons, state }: AppointmentFactsProps) {
  return (
    <dl>
      <dt>Lieu</dt>
      <dd>
        {place}
        {address && (
          <>
            <br />
            {address}
          </>
        )}
      </dd>
      {startsAt !== undefined && (
        <>
          <dt>Date</dt>
          <dd>
            <time datetime={startsAt}>{frenchMoment(startsAt)}</time>
            {', heure locale'}
          </dd>
        </>
      )}
      <dt>Motif</dt>
      <dd>
        {reasonWords(reason)}, {personsWords(persons)}
      </dd>
      {state && (
        <>
          <dt>État</dt>
          <dd>{state}</dd>
        </>
      )}
    </dl>
  )
}
