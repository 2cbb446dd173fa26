import { frenchDay, frenchTime } from '../french-time.js'
import type { DayOfSlots } from '../slot-choice.js'

/** Id of the group of times: where the summary of mistakes leads. */
export const TIMES_ID = 'horaires'

export interface TimeChoiceProps {
  legend: string
  days: readonly DayOfSlots[]
  mistake?: string | undefined
}

/** Free times to choose one from, day by day. */
export function TimeChoice({ legend, days, mistake }: TimeChoiceProps) {
  return (
    <fieldset
      id={TIMES_ID}
      tabindex={-1}
      class={mistake ? 'wrong' : undefined}
      aria-describedby={mistake ? `${TIMES_ID}-erreur` : undefined}
    >
      <legend>{legend}</legend>
      {mistake && (
        <span class="error" id={`${TIMES_ID}-erreur`}>
          {mistake}
        </span>
      )}
      {days.map(({ day, slots }) => (
        <fieldset>
          <legend>{frenchDay(day)}</legend>
          <div class="times">
            {slots.map(({ starts_at }) => (
              <label class="choice">
                <input type="radio" name="start" value={starts_at} required />
                {frenchTime(starts_at.slice(11))}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </fieldset>
  )
}
