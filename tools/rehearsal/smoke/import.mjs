import * as ants from '@hub/ants-client'
import * as webhooks from '@hub/rdv-insertion-client/webhooks'
import * as entries from './entries.mjs'
import * as simulator from './simulator.mjs'
import { smoke } from './suite.mjs'

const settings = JSON.parse(process.env.SMOKE)
let proxyFetch
if (settings.dispatcher) {
  // The recipe of the README, for a Node.js that knows no NODE_USE_ENV_PROXY.
  const undici = await import('undici')
  const dispatcher = new undici.ProxyAgent(settings.dispatcher)
  proxyFetch = (url, init) => undici.fetch(url, { ...init, dispatcher })
}
console.log(JSON.stringify(await smoke({ ants, simulator, webhooks, entries }, settings, proxyFetch)))
