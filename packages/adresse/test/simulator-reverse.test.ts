// What is found at a position and within an area.
import { describe, expect, test } from 'vitest'
import { ARRAS, LILAS, startSimulator } from './start-client.js'

describe('reverse', () => {
  test('gives the distance in metres, the nearest first', async () => {
    const { features } = (await startSimulator().ask('/reverse', { ...ARRAS, limit: '50' })).body
    const distances = features.map(({ properties }) => Number(properties['distance']))
    expect(distances[0]).toBe(0)
    expect(distances.length).toBeGreaterThan(5)
    expect(distances).toEqual(distances.toSorted((one, other) => one - other))
  })

  test('needs a position or an area', async () => {
    expect(await startSimulator().labels('/reverse', { q: LILAS })).toMatchObject({ status: 400 })
  })

  const box = (side: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [2.766, 50.289],
        [2.766 + side, 50.289],
        [2.766 + side, 50.289 + side],
        [2.766, 50.289 + side],
        [2.766, 50.289],
      ],
    ],
  })
  const circle = (radius: number) => ({ type: 'Circle', coordinates: [2.7663, 50.2898], radius })

  test.each([box(0.001), circle(40)])('looks within an area: $type', async (area) => {
    const { ask } = startSimulator()
    const { features } = (await ask('/reverse', { searchgeom: JSON.stringify(area), limit: '50' })).body
    const { features: all } = (await ask('/reverse', { ...ARRAS, limit: '50' })).body
    expect(features.length).toBeGreaterThan(0)
    expect(features.length).toBeLessThan(all.length)
    expect(features[0]?.properties).toHaveProperty('distance')
  })

  test.each([box(0.02), circle(501)])('refuses an area of which a side is longer than 1000 m: $type', async (area) => {
    expect(await startSimulator().labels('/reverse', { searchgeom: JSON.stringify(area) })).toEqual({
      status: 400,
      detail: ['searchgeom: the longest side must be at most 1000m'],
    })
  })

  test.each(['{', '{"type":"Point","coordinates":[2,50]}', '{"type":"Circle","coordinates":[2,50]}', 'null'])(
    'refuses %s as an area',
    async (searchgeom) => {
      expect(await startSimulator().labels('/reverse', { searchgeom })).toMatchObject({ status: 400 })
    },
  )
})
