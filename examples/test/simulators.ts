// The simulators that the examples call: the only file of the examples that knows where they are.
export { createAntsSimulator } from '@hub/ants-client/msw'
export { createEnedisSimulator } from '@hub/enedis-client/msw'
export { createRdvInsertionSimulator } from '@hub/rdv-insertion-client/msw'
export { createRdvSolidaritesAuthSimulator } from '@hub/rdv-solidarites-auth/msw'
