// The hub's slot store from its sources, bundled by `updates.ts`: they name each other as their built files are named.
export { dayNumber } from '../../../apps/hub/src/features/ants/agenda/calendar-day.ts'
export { meetingPointSchema } from '../../../apps/hub/src/features/ants/agenda/schema.ts'
export { parseOccupancy } from '../../../apps/hub/src/features/ants/slot-store/occupancy.ts'
export { MeetingPointCache } from '../../../apps/hub/src/features/ants/slot-store/meeting-point-cache.ts'
export { createCachedMeetingPoint } from '../../../apps/hub/src/features/ants/slot-store/cached-meeting-point.ts'
