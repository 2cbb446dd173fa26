// French public holidays at a meeting point: the eleven national ones, the two of Alsace-Moselle, and the day on which
// each overseas community commemorates the abolition of slavery (Code du travail, article L3422-2).
// The communities of the Pacific set their own days, which are not known here.
import joursFeries from '@socialgouv/jours-feries'
import { Temporal } from 'temporal-polyfill'
import type { MeetingPoint } from './schema.js'

type ZonedAddress = Pick<MeetingPoint, 'zip_code' | 'time_zone'>

const ALSACE_MOSELLE = ['57', '67', '68']
const ABOLITION = "Commémoration de l'abolition de l'esclavage"

/** The day of the commemoration (`MM-DD`), with the zip codes and the time zone of the community; the first that fits wins. */
const COMMEMORATIONS: readonly { zipCodes: readonly string[]; timeZone: string; day: string }[] = [
  { zipCodes: ['97133', '97700'], timeZone: 'America/St_Barthelemy', day: '10-09' },
  { zipCodes: ['97150', '97800'], timeZone: 'America/Marigot', day: '05-28' },
  { zipCodes: ['971'], timeZone: 'America/Guadeloupe', day: '05-27' },
  { zipCodes: ['972'], timeZone: 'America/Martinique', day: '05-22' },
  { zipCodes: ['973'], timeZone: 'America/Cayenne', day: '06-10' },
  { zipCodes: ['974'], timeZone: 'Indian/Reunion', day: '12-20' },
  { zipCodes: ['976'], timeZone: 'Indian/Mayotte', day: '04-27' },
]

/** The public holidays of a year where the meeting point is: day `YYYY-MM-DD` → French name. */
export function publicHolidays(year: number, place: ZonedAddress): Map<string, string> {
  const alsace = ALSACE_MOSELLE.some((department) => place.zip_code?.startsWith(department))
  const holidays = new Map(nationalHolidays(year, alsace))
  const commemoration = COMMEMORATIONS.find((community) => isIn(community, place))
  if (commemoration) holidays.set(`${year}-${commemoration.day}`, ABOLITION)
  return holidays
}

/** Computed once per year: an import asks for the same ones at each of its points. */
const known = new Map<string, ReadonlyMap<string, string>>()

function nationalHolidays(year: number, alsace: boolean): ReadonlyMap<string, string> {
  const key = `${year} ${alsace}`
  const holidays =
    known.get(key) ??
    new Map(Object.entries(joursFeries(year, { alsace })).map(([name, date]) => [calendarDay(date), name]))
  known.set(key, holidays)
  return holidays
}

function isIn(community: (typeof COMMEMORATIONS)[number], { zip_code, time_zone }: ZonedAddress): boolean {
  if (zip_code === null) return community.timeZone === time_zone
  return community.zipCodes.some((prefix) => zip_code.startsWith(prefix))
}

/**
 * The library counts days from Easter in blocks of 24 hours, so that a clock change in the process's own time zone moves
 * its midnights by an hour, to the day before at worst (Pacific/Auckland, Ascension). Twelve hours later is always the
 * right day.
 */
function calendarDay(almostMidnight: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(almostMidnight.getTime() + 12 * 3_600_000)
    .toZonedDateTimeISO(Temporal.Now.timeZoneId())
    .toPlainDate()
    .toString()
}
