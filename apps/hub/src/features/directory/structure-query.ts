import { z } from '@hono/zod-openapi'
import { type HttpProblem, invalidRequest } from '../../platform/http/http-problem.js'
import { listQuery } from '../../platform/http/list-page.js'

const MAX_STRUCTURES = 1_000
const DEFAULT_STRUCTURES = 100

/** With commas between them, as one value or as several. */
const slugs = z
  .union([z.string().max(2_000), z.array(z.string().max(2_000)).max(100)])
  .transform((values) => {
    const given = [values].flat().flatMap((text) => text.split(',').map((slug) => slug.trim()))
    return [...new Set(given.filter((slug) => slug !== ''))].toSorted()
  })
  .pipe(z.array(z.string().regex(/^[a-z0-9-]{1,60}$/, 'must be slugs of sources with commas between them')))
/** An empty text is no zero. */
const decimal = z
  .string()
  .trim()
  .regex(/^-?\d+(\.\d+)?$/, 'must be a number')
  .transform(Number)
const within = (least: number, most: number) =>
  decimal.pipe(z.number().min(least, `must be from ${least} to ${most}`).max(most, `must be from ${least} to ${most}`))

export const structureQuery = z.strictObject({
  commune: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^(\d{5}|2[AB]\d{3})$/, 'must be an INSEE code such as 62041 or 2A004')
    .optional()
    .openapi({ description: 'INSEE code of a commune.', example: '62041' }),
  department: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^(\d{2}|2[AB]|9[78]\d)$/, 'must be a department such as 01, 2A or 974')
    .optional()
    .openapi({ description: 'Code of a department.', example: '62' }),
  lat: within(-90, 90)
    .optional()
    .openapi({ type: 'number', description: 'Latitude, with `lon`: by distance.', example: 50.29 }),
  lon: within(-180, 180).optional().openapi({ type: 'number', description: 'Longitude, with `lat`.', example: 2.7663 }),
  sources: slugs
    .optional()
    .openapi({ type: 'string', description: 'Only these sources, with commas between them.', example: 'dora' }),
  exclude_sources: slugs.optional().openapi({
    type: 'string',
    description:
      'Sources that are left out, with what they have too; empty for none. Default the one that the hub is configured with.',
    example: 'emplois-de-linclusion',
  }),
  minimum_quality: within(0, 1).optional().openapi({
    type: 'number',
    description: 'Least quality, 0 to 1: that of structures, or by distance of services.',
    example: 0.5,
  }),
  ...listQuery({ default: DEFAULT_STRUCTURES, maximum: MAX_STRUCTURES }).shape,
})

export type StructureQuery = z.infer<typeof structureQuery>

export type Place = { commune: string } | { department: string } | { lat: number; lon: number }

/**
 * The one place that a query names.
 *
 * @throws {HttpProblem} 422 unless there is exactly one, a position with both its coordinates: without any, all of France would come
 */
export function selectPlace({ commune, department, lat, lon }: StructureQuery): Place {
  if (lat === undefined && lon !== undefined) throw invalid('/lat', 'must be there, since lon is')
  if (lon === undefined && lat !== undefined) throw invalid('/lon', 'must be there, since lat is')
  const places: Place[] = [
    ...(commune === undefined ? [] : [{ commune }]),
    ...(department === undefined ? [] : [{ department }]),
    ...(lat === undefined || lon === undefined ? [] : [{ lat, lon }]),
  ]
  const [place, ...others] = places
  if (place === undefined || others.length > 0)
    throw invalid('', 'must have one of commune, department, and lat with lon')
  return place
}

function invalid(pointer: string, message: string): HttpProblem {
  return invalidRequest([{ in: 'query', pointer, message }])
}
