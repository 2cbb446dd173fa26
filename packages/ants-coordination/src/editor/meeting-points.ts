import { toRecord } from './to-record.js'
import type { MeetingPoint } from './wire.js'

export interface PublishedMeetingPoints {
  /** What ANTS keeps, in the order of the agenda. */
  readonly published: readonly MeetingPoint[]
  /** Ids of all meeting points, including those left out: they can still be searched and booked. */
  readonly knownIds: ReadonlySet<string>
}

/** @param meetingPointId the id, or `#3` for the third of the list when it has none */
type OnProblem = (consequence: string, problem: string, meetingPointId: string) => void

const LEFT_OUT = 'meeting point left out'
const CORRECTED = 'meeting point published with a correction'
const NUMERIC = /^\s*[+-]?\d+(?:\.\d+)?\s*$/
const TRAILING_SEPARATORS = /[\s,]+$/

/**
 * Validates meeting points one by one, as ANTS does; what ANTS would drop silently is left out here, with a warning.
 *
 * @param points what the agenda returned, whatever its types promise
 */
export function toPublishedMeetingPoints(points: readonly unknown[], onProblem: OnProblem): PublishedMeetingPoints {
  const published: MeetingPoint[] = []
  const knownIds = new Set<string>()
  for (const [index, point] of points.entries()) {
    const fields = toRecord(point) ?? {}
    const id = toId(fields['id'])
    if (id === undefined) {
      onProblem(LEFT_OUT, 'id is neither a number nor a non-empty string', `#${index + 1}`)
      continue
    }
    if (knownIds.has(id)) {
      onProblem(LEFT_OUT, 'id was already given by another meeting point', id)
      continue
    }
    knownIds.add(id)
    const result = toMeetingPoint(id, fields, (problem) => onProblem(CORRECTED, problem, id))
    if (typeof result === 'string') onProblem(LEFT_OUT, result, id)
    else published.push(result)
  }
  return { published, knownIds }
}

/** The meeting point, or why ANTS would drop it. */
function toMeetingPoint(
  id: string,
  fields: Readonly<Record<string, unknown>>,
  onCorrection: (problem: string) => void,
): MeetingPoint | string {
  const { name, public_entry_address, zip_code, city_name } = fields
  if (typeof name !== 'string') return 'name is not a string'
  const longitude = toDegrees(fields['longitude'])
  if (longitude === undefined) return 'longitude is not a number'
  const latitude = toDegrees(fields['latitude'])
  if (latitude === undefined) return 'latitude is not a number'
  if (typeof public_entry_address !== 'string') return 'public_entry_address is not a string'
  if (typeof zip_code !== 'string' || zip_code.trim() === '') return 'zip_code is not a string or is empty'
  if (typeof city_name !== 'string') return 'city_name is not a string'
  return {
    id,
    name,
    longitude,
    latitude,
    public_entry_address: toStreet(public_entry_address, zip_code.trim(), onCorrection),
    zip_code: zip_code.trim(),
    city_name,
    ...toOptionalText('website', fields['website'], onCorrection),
    ...toOptionalText('city_logo', fields['city_logo'], onCorrection),
  }
}

function toId(id: unknown): string | undefined {
  if (typeof id === 'string' && id !== '') return id
  return typeof id === 'number' && Number.isFinite(id) ? String(id) : undefined
}

function toDegrees(value: unknown): number | undefined {
  if (typeof value === 'string' && NUMERIC.test(value)) return Number(value)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** ANTS cuts the address where it finds the zip code and leaves the comma before it: cut here, the comma goes too. */
function toStreet(address: string, zipCode: string, onCorrection: (problem: string) => void): string {
  const zipAt = address.indexOf(zipCode)
  if (zipAt !== -1) onCorrection('public_entry_address holds the zip code, where ANTS cuts it; send the street alone')
  return (zipAt === -1 ? address : address.slice(0, zipAt)).replace(TRAILING_SEPARATORS, '')
}

function toOptionalText(
  field: 'website' | 'city_logo',
  value: unknown,
  onCorrection: (problem: string) => void,
): Partial<Record<typeof field, string | null>> {
  if (value === undefined) return {}
  if (value === null || typeof value === 'string') return { [field]: value }
  onCorrection(`${field} is not a string and was removed`)
  return {}
}
