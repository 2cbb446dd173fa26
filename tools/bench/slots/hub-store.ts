// The hub's slot store from its sources, bundled by `updates.ts`: they name each other as their built files are named.
export { dayNumber } from '../../../apps/hub/src/ants/agenda/calendar-day.ts'
export { meetingPointSchema } from '../../../apps/hub/src/ants/agenda/schema.ts'
export { readHeld } from '../../../apps/hub/src/ants/slot-store/held-desks.ts'
export { KeptPlaces } from '../../../apps/hub/src/ants/slot-store/kept-places.ts'
export { BLOCK_DAYS, placeOf } from '../../../apps/hub/src/ants/slot-store/place.ts'
