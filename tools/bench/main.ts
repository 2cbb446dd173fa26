// `npm run bench`: figures as ratios against a named baseline of the same run. Prints, and never fails a build.
// `npm run bench -- --long` runs 100 000 mixed requests and a soak of 1 000 000, which takes tens of minutes.
// `npm run bench -- --before <folder>` measures another checkout beside, installed and built: bundles, calls, the start of the hub.
// `npm run bench -- --abuse` runs only what somebody may send who means no good.
import { parseArgs } from 'node:util'
import { benchAbuse } from './abuse/main.ts'
import { benchCalls } from './calls.ts'
import { benchHubStart } from './hub-start.ts'
import { benchEnedis } from './enedis.ts'
import { benchGateway } from './gateway/main.ts'
import { benchInclusion } from './inclusion/main.ts'
import { printImportCosts } from './imports.ts'
import { benchPartnerAnswers } from './partner-answers/main.ts'
import { benchReference } from './reference.ts'
import { printBundleSizes } from './sizes.ts'
import { benchSlots } from './slots/main.ts'

const { long, abuse, before } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    abuse: { type: 'boolean', default: false },
    before: { type: 'string' },
  },
}).values

console.log(
  `Node.js ${process.version}, ${process.platform} ${process.arch}${long ? '' : ' (--long: the long runs too)'}\n`,
)
if (!abuse) {
  await printBundleSizes(before)
  printImportCosts()
  await benchCalls(before)
  await benchHubStart(before)
  await benchEnedis()
  await benchInclusion()
  await benchReference()
  await benchPartnerAnswers()
  await benchGateway({ long })
  await benchSlots({ long })
}
await benchAbuse()
