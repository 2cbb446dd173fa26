/** Mean radius of the Earth, in metres. */
const RADIUS = 6_371_008
const toRadians = (degrees: number): number => (degrees * Math.PI) / 180

export interface Position {
  longitude: number
  latitude: number
}

/** Metres between two positions, on a sphere. */
export function measureDistance(one: Position, other: Position): number {
  const halfHeight = toRadians(other.latitude - one.latitude) / 2
  const halfWidth = toRadians(other.longitude - one.longitude) / 2
  const across = Math.cos(toRadians(one.latitude)) * Math.cos(toRadians(other.latitude)) * Math.sin(halfWidth) ** 2
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(Math.sin(halfHeight) ** 2 + across)))
}

/** An area in which a reverse search looks. */
export type Area = { type: 'Circle'; center: Position; radius: number } | { type: 'Polygon'; ring: readonly Position[] }

/** Reads the JSON of a Circle or of a Polygon; undefined when it is none. */
export function parseArea(text: string): Area | undefined {
  let parsed: { type?: unknown; coordinates?: unknown; radius?: unknown }
  try {
    parsed = { ...JSON.parse(text) }
  } catch {
    return undefined
  }
  const { type, coordinates, radius } = parsed
  if (type === 'Circle') {
    const center = parsePosition(coordinates)
    return center && typeof radius === 'number' && radius > 0 ? { type, center, radius } : undefined
  }
  if (type !== 'Polygon' || !Array.isArray(coordinates) || !Array.isArray(coordinates[0])) return undefined
  const ring = coordinates[0].map(parsePosition)
  return ring.length >= 4 && ring.every((position) => position !== undefined) ? { type, ring } : undefined
}

/** Longest side of the box around an area, in metres. */
export function measureLongestSide(area: Area): number {
  if (area.type === 'Circle') return 2 * area.radius
  const longitudes = area.ring.map(({ longitude }) => longitude)
  const latitudes = area.ring.map(({ latitude }) => latitude)
  const corner = { longitude: Math.min(...longitudes), latitude: Math.min(...latitudes) }
  return Math.max(
    measureDistance(corner, { ...corner, longitude: Math.max(...longitudes) }),
    measureDistance(corner, { ...corner, latitude: Math.max(...latitudes) }),
  )
}

export function contains(area: Area, position: Position): boolean {
  if (area.type === 'Circle') return measureDistance(area.center, position) <= area.radius
  const { ring } = area
  // How many sides a line to the east crosses.
  const crossed = ring.filter((one, index) => {
    const other = ring[(index + 1) % ring.length] ?? one
    if (one.latitude > position.latitude === other.latitude > position.latitude) return false
    const share = (position.latitude - one.latitude) / (other.latitude - one.latitude)
    return position.longitude < one.longitude + share * (other.longitude - one.longitude)
  })
  return crossed.length % 2 === 1
}

/** Middle of an area, from which distances are measured when there is no position. */
export function findCenter(area: Area): Position {
  if (area.type === 'Circle') return area.center
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2
  return {
    longitude: middle(area.ring.map(({ longitude }) => longitude)),
    latitude: middle(area.ring.map(({ latitude }) => latitude)),
  }
}

function parsePosition(value: unknown): Position | undefined {
  const [longitude, latitude] = Array.isArray(value) ? (value as unknown[]) : []
  return typeof longitude === 'number' && typeof latitude === 'number' ? { longitude, latitude } : undefined
}
