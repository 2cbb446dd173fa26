import { describeFaults, type Fault, type FaultCase } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createRdvSolidaritesClient } from '../src/index.js'
import { everyMethod, type MethodCall, secrets } from './client/every-method.js'
import { auth } from './client/support.js'

const methods = Object.entries<MethodCall>(everyMethod)
const cases = methods.map(([name, { call, retry, answer, body }]): [string, FaultCase] => [
  name,
  {
    retry,
    answer,
    secrets,
    requestKind: body === undefined ? 'none' : 'json',
    call: async (limits) => (await call(createRdvSolidaritesClient({ auth, ...limits }))) ?? null,
  },
])

/** Where no body is promised, none is missed: 204 and its like are what the server says when it is done. */
const DONE_WITHOUT_BODY = new Set(['empty-200', 'empty-200-chunked', 'json-null', 'no-content'])
const WITHOUT_BODY = new Set(methods.flatMap(([name, { answer }]) => (answer === null ? [name] : [])))
const adjust = (fault: Fault, method: string): Fault =>
  WITHOUT_BODY.has(method) && DONE_WITHOUT_BODY.has(fault.name)
    ? { ...fault, outcome: 'value', repeated: false, unknownOutcome: false }
    : fault

describeFaults(Object.fromEntries(cases), { describe, it }, { adjust })
