import type { SimulatedMeter } from './types.js'

/** A meter with all its settings. */
export type Meter = { [Name in keyof SimulatedMeter]-?: Exclude<SimulatedMeter[Name], undefined> }

const WEEKDAYS_WITH_HOLES = [2, 3]

/** The customers of the sandbox of Enedis, all of them invented there. */
export const SANDBOX_METERS: readonly SimulatedMeter[] = [
  { usagePointId: '22516914714270', customer: 0 },
  { usagePointId: '11453290002823', customer: 1, activatedOn: '2019-08-27' },
  { usagePointId: '32320647321714', customer: 2, hasLoadCurve: false },
  { usagePointId: '12345678901234', customer: 3 },
  { usagePointId: '10284856584123', customer: 3, consumes: false, produces: true },
  { usagePointId: '42900589957123', customer: 4, holeWeekdays: WEEKDAYS_WITH_HOLES },
  { usagePointId: '24880057139941', customer: 5, consumes: false, produces: true },
  { usagePointId: '12655648759651', customer: 6, produces: true, isThreePhase: true },
  { usagePointId: '64975835695673', customer: 7, steps: [10] },
  { usagePointId: '63695879465986', customer: 7, steps: [60] },
  { usagePointId: '22315546958763', customer: 7, steps: [30, 15] },
  { usagePointId: '26584978546985', customer: 8, consent: 'withdrawn' },
]

/**
 * A meter with the defaults of what it does not say.
 *
 * @throws RangeError when its number is not of 14 digits
 */
export function completeMeter(meter: SimulatedMeter): Meter {
  if (!/^\d{14}$/.test(meter.usagePointId)) throw new RangeError('usagePointId must have 14 digits')
  return {
    usagePointId: meter.usagePointId,
    consumes: meter.consumes ?? true,
    produces: meter.produces ?? false,
    hasLoadCurve: meter.hasLoadCurve ?? true,
    steps: meter.steps ?? [30],
    holeWeekdays: meter.holeWeekdays ?? [],
    holesAreNull: meter.holesAreNull ?? false,
    activatedOn: meter.activatedOn ?? '2015-01-01',
    isThreePhase: meter.isThreePhase ?? false,
    consent: meter.consent ?? 'given',
    customer: meter.customer ?? 0,
  }
}
