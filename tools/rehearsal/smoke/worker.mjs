// A Worker, bundled; `workerd test` calls its test.
import * as ants from '@hub/ants-client'
import * as webhooks from '@hub/rdv-insertion-client/webhooks'
import * as entries from './neutral-entries.mjs'
import * as simulator from './neutral-simulator.mjs'
import { smoke } from './suite.mjs'

export default {
  async test(_controller, { SMOKE }) {
    console.log(JSON.stringify(await smoke({ ants, simulator, webhooks, entries }, JSON.parse(SMOKE))))
  },
}
