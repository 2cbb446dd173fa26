// The simulators that the examples call: the only file of the examples that knows where they are.
export { createAntsSimulator } from '@hub/ants-client/simulator'
export { createEnedisSimulator } from '@hub/enedis-client/simulator'
export { createRdvInsertionSimulator } from '@hub/rdv-insertion-client/simulator'
export { createRdvSolidaritesAuthSimulator } from '@hub/rdv-solidarites-auth/simulator'
