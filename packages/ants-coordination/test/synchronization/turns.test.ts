import { expect, test } from 'vitest'
import { createAntsClient } from '../../src/index.js'
import { methodsOf, OTHER_NUMBER, startClient, TOKEN } from '../client/support.js'
import { OURS, synchronize, urlsAt, wish } from './support.js'

const ROUND = ['GET', 'DELETE', 'POST']

test('two calls for one number wait for each other, whatever its case', async () => {
  const bench = startClient({}, { latency: 20 })
  await synchronize(bench, [wish('0')])
  bench.sent.length = 0
  await Promise.all([
    synchronize(bench, [wish('1')]),
    synchronize(bench, [wish('2')], { application_id: 'solocal001' }),
    synchronize(bench, [wish('3')]),
  ])
  expect(methodsOf(bench)).toEqual([...ROUND, ...ROUND, ...ROUND])
  expect(urlsAt(bench)).toEqual([`${OURS}3`])
})

test('also when two clients of one process make them', async () => {
  const bench = startClient({}, { latency: 20 })
  await synchronize(bench, [wish('0')])
  bench.sent.length = 0
  const { fetch } = bench
  const second = { ...bench, ants: createAntsClient({ token: TOKEN, environment: 'integration', fetch }) }
  await Promise.all([synchronize(bench, [wish('1')]), synchronize(second, [wish('2')])])
  expect(methodsOf(bench)).toEqual([...ROUND, ...ROUND])
  expect(urlsAt(bench)).toEqual([`${OURS}2`])
})

test('… one of which names the address of the environment', async () => {
  const bench = startClient({}, { latency: 20 })
  const { fetch } = bench
  const baseUrl = 'https://int.api-coordination.rendezvouspasseport.ants.gouv.fr/api'
  const second = { ...bench, ants: createAntsClient({ token: TOKEN, baseUrl, fetch }) }
  await synchronize(bench, [wish('0')])
  bench.sent.length = 0
  await Promise.all([synchronize(bench, [wish('1')]), synchronize(second, [wish('2')])])
  expect(methodsOf(bench)).toEqual([...ROUND, ...ROUND])
})

test('calls for two numbers, or to two services, do not', async () => {
  const bench = startClient()
  bench.state.failNext({ kind: 'delay', milliseconds: 1_000, operation: 'getStatus' })
  const slow = synchronize(bench, [wish('1')])
  await synchronize(bench, [wish('2')], { application_id: OTHER_NUMBER })
  await synchronize(startClient({ environment: 'production' }), [wish('3')])
  expect(urlsAt(bench)).toEqual([])
  await slow
  expect(urlsAt(bench)).toEqual([`${OURS}1`])
})

test('a call that fails gives its turn to the next', async () => {
  const bench = startClient()
  bench.state.failNext({ kind: 'status', status: 401, operation: 'getStatus' })
  const outcomes = await Promise.allSettled([synchronize(bench, [wish('1')]), synchronize(bench, [wish('2')])])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(urlsAt(bench)).toEqual([`${OURS}2`])
})
