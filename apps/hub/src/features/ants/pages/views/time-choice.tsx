import { Fieldset } from '../../../../platform/pages/fieldset.js'
import { frenchDay, frenchTime } from '../../../../platform/pages/french-time.js'
import type { DayOfSlots } from '../slot-choice.js'

/** Id of the group of times: where the summary of mistakes leads. */
export const TIMES_ID = 'horaires'

const NOON = '12:00'

export interface TimeChoiceProps {
  legend: string
  days: readonly DayOfSlots[]
  mistake?: string | undefined
}

/** Free times to choose one from, day by day, morning and afternoon. */
export function TimeChoice({ legend, days, mistake }: TimeChoiceProps) {
  return (
    <Fieldset id={TIMES_ID} legend={legend} mistake={mistake}>
      {days.flatMap(splitDay).map(({ words, times }) => (
        <Fieldset legend={words}>
          <div class="times">
            {times.map(({ starts_at }) => (
              <label class="choice">
                <input type="radio" name="start" value={starts_at} required />
                {frenchTime(starts_at.slice(11))}
              </label>
            ))}
          </div>
        </Fieldset>
      ))}
    </Fieldset>
  )
}

function splitDay({ day, slots }: DayOfSlots) {
  const isMorning = ({ starts_at }: DayOfSlots['slots'][number]): boolean => starts_at.slice(11) < NOON
  return [
    { words: `${frenchDay(day)}, matin`, times: slots.filter(isMorning) },
    { words: `${frenchDay(day)}, après-midi`, times: slots.filter((slot) => !isMorning(slot)) },
  ].filter(({ times }) => times.length > 0)
}
