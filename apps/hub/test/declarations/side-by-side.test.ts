// Several that declare at once, and one that is stopped at work.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
// First of ours: the schemas of routes take their descriptions from a library that must be loaded before any schema is made.
import { declaringPartner, NUMBER } from '../support/declaring-partner.js'
import { describeOnEachEngine } from '../support/engines.js'

describeOnEachEngine('declarations', ({ createStorage }) => {
  const { hub, sweep, anotherWorker, book, wait } = declaringPartner(createStorage)

  test('one number is never worked on twice at once, however many ask', async () => {
    await book(NUMBER)
    let atOnce = 0
    let most = 0
    const { vault, upstreams } = hub
    const ants: typeof upstreams.ants = {
      ...upstreams.ants,
      async synchronizeApplication(...parameters) {
        most = Math.max(most, (atOnce += 1))
        try {
          return await upstreams.ants.synchronizeApplication(...parameters)
        } finally {
          atOnce -= 1
        }
      },
    }
    const workers = Array.from({ length: 4 }, () => anotherWorker({ ants }))
    await Promise.all(workers.flatMap((worker) => [worker.sweep(), worker.synchronize(vault.lookup(NUMBER))]))
    expect(most).toBe(1)
    expect(hub.simulator.state.appointments()).toHaveLength(1)
  })

  test('a stop does not wait for an ANTS that does not answer, and what it cut short is done later', {
    timeout: 30_000,
  }, async () => {
    await book(NUMBER)
    const worker = anotherWorker()
    hub.simulator.state.failNext({ kind: 'delay', milliseconds: 60_000, times: 9 })
    const cutShort = worker.sweep()
    await sleep(100)
    const start = performance.now()
    await worker.stop()
    expect(performance.now() - start).toBeLessThan(7_000)
    expect(await cutShort).toMatchObject({ retry: 1 })
    expect(await worker.synchronize(hub.vault.lookup(NUMBER))).toBeUndefined()

    hub.simulator.state.reset()
    hub.simulator.state.setStatus(NUMBER, 'validated')
    await wait()
    expect(await sweep()).toMatchObject({ confirming: 1 })
  })
})
