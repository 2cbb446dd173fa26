// What monitoring is told of declarations.
import { expect, test } from 'vitest'
// First of ours: the schemas of routes take their descriptions from a library that must be loaded before any schema is made.
import { declaringPartner, NUMBER, OTHER } from '../support/declaring-partner.js'
import { measureDeclarations } from '../../src/features/ants/declarations/declaration-metrics.js'
import { createMetrics } from '../../src/platform/process/metrics.js'
import { describeOnEachEngine } from '../support/engines.js'
import { METRICS_TOKEN } from '../support/running-hub.js'

describeOnEachEngine('declarations', ({ createStorage }) => {
  const { hub, anotherWorker, book } = declaringPartner(createStorage)

  test('metrics say how many are in which state, and what attempts came to', async () => {
    const metrics = createMetrics({ token: METRICS_TOKEN })
    const worker = anotherWorker({ onAttemptEnd: measureDeclarations(metrics, hub.database) })
    const scrape = async () => {
      const response = await metrics.routes.request('/metrics', {
        headers: { authorization: `Bearer ${METRICS_TOKEN}` },
      })
      return response.text()
    }
    await book(NUMBER, OTHER)
    hub.simulator.state.setStatus(OTHER, 'expired')
    expect(await scrape()).toContain('hub_declarations{state="pending"} 2')
    await worker.sweep()
    const text = await scrape()
    expect(text).toContain('hub_declarations{state="pending"} 0')
    expect(text).toContain('hub_declarations{state="declared"} 1')
    expect(text).toContain('hub_declarations{state="unconfirmed"} 1')
    expect(text).toContain('hub_synchronization_attempts_total{verdict="confirming"} 1')
    expect(text).toContain('hub_synchronization_attempts_total{verdict="unconfirmed"} 1')
    expect(text).not.toMatch(/[AB]123456789/)
  })
})
