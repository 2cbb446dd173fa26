import { frenchDay } from '../../../../platform/pages/french-time.js'
import type { DayOfSlots } from '../slot-choice.js'

/** Parameter with the day whose times are shown, and with the first of the days that are offered. */
export const CHOSEN_DAY = 'jour'
export const FIRST_DAY = 'a_partir_du'

export interface DayChoiceProps {
  /** Id of the element, for a link from an error message. */
  id?: string | undefined
  days: readonly DayOfSlots[]
  /** The days whose times are on this page. */
  open?: readonly string[] | undefined
  /** Page with the times of a day. */
  addressOfDay: (day: string) => string
  /** Page with the days after those. */
  later?: string | undefined
}

/** Days with free times, each a link: a page with all times of all days would be a long way to scroll on a phone. */
export function DayChoice({ id, days, open, addressOfDay, later }: DayChoiceProps) {
  return (
    <nav id={id} tabindex={id === undefined ? undefined : -1} aria-label="Jours disponibles">
      <h2>{open === undefined ? 'Choisissez un jour' : 'Jours disponibles'}</h2>
      <ul class="plain days">
        {days.map(({ day, slots }) => (
          <li>
            <a href={addressOfDay(day)} {...(open?.includes(day) ? { 'aria-current': 'true' } : {})}>
              {frenchDay(day)}
            </a>{' '}
            <span class="hint">{slots.length === 1 ? '1 horaire' : `${slots.length} horaires`}</span>
          </li>
        ))}
      </ul>
      {later !== undefined && (
        <p>
          <a href={later}>Voir les jours suivants</a>
        </p>
      )}
    </nav>
  )
}
