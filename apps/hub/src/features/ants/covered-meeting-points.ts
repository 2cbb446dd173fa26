/**
 * The meeting points that an API key may see and change, by id; undefined for all. Whatever is at another one is treated as if it did
 * not exist.
 */
export type CoveredMeetingPoints = ReadonlySet<string> | undefined

export function covers(meetingPoints: CoveredMeetingPoints, id: string): boolean {
  return meetingPoints === undefined || meetingPoints.has(id)
}
