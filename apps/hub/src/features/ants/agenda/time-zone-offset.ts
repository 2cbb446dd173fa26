// The UTC offset of a time zone, cached from one change of clocks to the next: a search of thousands of meeting points
// asks what time it is at each of them, and the calendar library takes microseconds to say.
import { Temporal } from 'temporal-polyfill'

const NANOSECONDS_PER_MILLISECOND = 1_000_000

/** One offset, in milliseconds ahead of UTC, from an instant (included) to another (excluded). */
interface Stretch {
  from: number
  until: number
  offset: number
}

/** The cache by time zone, the latest read first. Zones are those of meeting points, and each sees two changes of clocks a year. */
const known = new Map<string, Stretch[]>()

/**
 * Milliseconds that clocks of `timeZone` are ahead of UTC at an instant in epoch milliseconds.
 * @throws RangeError when there is no such time zone
 */
export function offsetAt(instant: number, timeZone: string): number {
  return stretchAt(instant, timeZone).offset
}

/** Whether clocks of `timeZone` change between two instants, the second one excluded. */
export function changesBetween(from: number, until: number, timeZone: string): boolean {
  return stretchAt(from, timeZone).until < until
}

function stretchAt(instant: number, timeZone: string): Stretch {
  const stretches = known.get(timeZone)
  const found = stretches?.find(({ from, until }) => from <= instant && instant < until)
  if (found) return found
  const stretch = readStretch(instant, timeZone)
  known.set(timeZone, [stretch, ...(stretches ?? [])])
  return stretch
}

function readStretch(instant: number, timeZone: string): Stretch {
  const zoned = Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(timeZone)
  // The change before the next millisecond is the one that is in force, also when it comes with this one.
  const previous = zoned.add({ milliseconds: 1 }).getTimeZoneTransition('previous')
  const next = zoned.getTimeZoneTransition('next')
  return {
    from: previous?.epochMilliseconds ?? -Infinity,
    until: next?.epochMilliseconds ?? Infinity,
    offset: zoned.offsetNanoseconds / NANOSECONDS_PER_MILLISECOND,
  }
}
