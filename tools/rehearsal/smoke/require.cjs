const ants = require('@hub/ants-client')
const simulator = require('./simulator.mjs')
const webhooks = require('@hub/rdv-insertion-client/webhooks')
const entries = require('./entries.mjs')
const { smoke } = require('./suite.mjs')

const { service } = JSON.parse(process.env.SMOKE)
void smoke({ ants, simulator, webhooks, entries }, { service }).then((seen) => console.log(JSON.stringify(seen)))
