import { type Fault, faults, proveFault } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createRdvSolidaritesClient } from '../src/index.js'
import { everyMethod, secrets } from './client/every-method.js'
import { auth } from './client/support.js'

/** Where no body is promised, none is missed: 204 and its like are what the server says when it is done. */
const DONE_WITHOUT_BODY = new Set(['empty-200', 'empty-200-chunked', 'json-null', 'no-content'])
const asDone = (fault: Fault): Fault =>
  DONE_WITHOUT_BODY.has(fault.name) ? { ...fault, outcome: 'value', repeated: false, unknownOutcome: false } : fault

describe.concurrent.each(Object.entries(everyMethod))('%s', (_, { call, retry, answer }) => {
  it.each(answer === null ? faults.map(asDone) : faults)('$name', (fault) =>
    proveFault(fault, {
      retry,
      answer,
      secrets,
      call: async (limits) => (await call(createRdvSolidaritesClient({ auth, ...limits }))) ?? null,
    }),
  )
})
