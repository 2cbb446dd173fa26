import { describeLeaks } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createEnedisClient } from '../src/index.js'
import { POINT } from './start-client.js'

const period = { usagePointId: POINT, start: '2026-11-10', end: '2026-11-11' }

describeLeaks(
  {
    canaries: [POINT, 'canary-token', 'canary-secret', 'canary-state'],
    createClient: (options) =>
      createEnedisClient({
        clientId: 'enedis-client',
        clientSecret: 'canary-secret',
        auth: { headers: () => ({ authorization: 'Bearer canary-token' }) },
        quotas: false,
        ...options,
      }),
    calls: {
      getDailyConsumption: (client) => client.getDailyConsumption(period),
      getConsumptionLoadCurve: (client) => client.getConsumptionLoadCurve(period),
      getContract: (client) => client.getContract({ usagePointId: POINT }),
      getIdentity: (client) => client.getIdentity({ usagePointId: POINT }),
      getSubscribedServices: (client) => client.getSubscribedServices({ pointId: [POINT] }),
    },
  },
  { describe, it },
)
