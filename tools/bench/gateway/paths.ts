const DAY = 86_400_000
/** Days that are old enough to stay in the cache for a day. */
const [FROM, TO] = [10, 3]

/** A week of a series, in the form of v5. */
export function weekPath(resource: string, point: string): string {
  const [start = '', end = ''] = [FROM, TO].map((days) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10))
  return `/enedis/${resource}?${new URLSearchParams({ usage_point_id: point, start, end }).toString()}`
}

export const RESOURCES = {
  'daily energy': 'metering_data_dc/v5/daily_consumption',
  'load curve': 'metering_data_clc/v5/consumption_load_curve',
} as const
