import { afterAll, beforeAll, describe, it } from 'vitest'
import { faults, type FaultSubject, proveFault } from '../src/faults/index.js'
import { createParcelClient, TOKEN } from './parcel-api.js'

const secrets = [TOKEN, 'person-canary-77']
const answer = { weight: 12 }

const subjects: Record<string, FaultSubject> = {
  'getParcel (safe)': {
    retry: 'safe',
    answer,
    secrets,
    call: (limits) => createParcelClient(limits).getParcel('person-canary-77'),
  },
  'deleteParcel (idempotent)': {
    retry: 'idempotent',
    answer,
    secrets,
    call: (limits) => createParcelClient(limits).deleteParcel('person-canary-77'),
  },
  'createParcel (never)': {
    retry: 'never',
    answer,
    secrets,
    call: (limits) => createParcelClient(limits).createParcel('person-canary-77'),
  },
}

describe.each(['idle', 'collecting garbage all the time'])('while the collector is %s', (collector) => {
  let timer: NodeJS.Timeout | undefined
  beforeAll(() => {
    if (collector === 'idle') return
    const collect = globalThis.gc
    if (!collect) throw new Error('run with --expose-gc')
    timer = setInterval(() => collect(), 25)
  })
  afterAll(() => clearInterval(timer))

  // Most rows wait: running some at once changes nothing for them, and the proof allows for a busy event loop.
  describe.concurrent.each(Object.entries(subjects))('%s', (_, subject) => {
    it.each(faults)('$name', async (fault) => {
      await proveFault(fault, subject)
    })
  })
})
