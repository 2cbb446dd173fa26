// What tests about appointments begin with and end with, whatever the one before left.
import { afterEach, beforeEach, expect } from 'vitest'
import { appointments } from '../../src/features/ants/appointments/tables.js'
import { agenda } from './points.js'
import { NOW } from './running-hub.js'
import type { SharedHub } from './shared-hub.js'

/** Each test begins on the same morning, with no appointment, at an ANTS that knows six validated numbers and nothing else. */
export function beginAnew(hub: SharedHub): void {
  beforeEach(async () => {
    hub.setNow(NOW)
    hub.simulator.state.reset()
    for (const letter of 'ABCDEF') hub.simulator.state.setStatus(`${letter}123456789`, 'validated')
    await hub.database.run((connection) => connection.delete(appointments))
  })
}

/** The hub has these places, and no other. */
export async function publishOnly(hub: SharedHub, ...points: Parameters<typeof agenda>): Promise<void> {
  const body = JSON.stringify(agenda(...points))
  expect((await hub.partner('/api/v1/agenda?prune=true', { method: 'POST', body })).status).toBe(200)
}

/** Each test fails when the hub logged an error. */
export function expectNoErrors(hub: SharedHub): void {
  afterEach(() => {
    expect(hub.log.filter(({ level }) => level === 'error')).toEqual([])
  })
}
