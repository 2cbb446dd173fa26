// Several that declare at once, and one that is stopped at work.
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
    const { keyring, upstreams } = hub
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
    await Promise.all(workers.flatMap((worker) => [worker.sweep(), worker.synchronize(keyring.lookup(NUMBER))]))
    expect(most).toBe(1)
    expect(hub.simulator.state.appointments()).toHaveLength(1)
  })

  test('a stop does not wait for an ANTS that does not answer, and what it cut short is done later', async () => {
    await book(NUMBER)
    const worker = anotherWorker()
    const ants = hub.holdAnts()
    const cutShort = worker.sweep()
    await ants.reached
    await worker.stop()
    expect(await cutShort).toMatchObject({ retry: 1 })
    expect(await worker.synchronize(hub.keyring.lookup(NUMBER))).toBeUndefined()

    ants.release()
    await wait()
    expect(await sweep()).toMatchObject({ confirming: 1 })
  })
})
