// `npm run bench`: figures as ratios against a named baseline of the same run. Prints, and never fails a build.
// `npm run bench -- --long` runs 100 000 mixed requests and a soak of 1 000 000, which takes tens of minutes.
import { parseArgs } from 'node:util'
import { benchCalls } from './calls.ts'
import { printBundleSizes } from './sizes.ts'
import { benchSlots } from './slots/main.ts'

const { long } = parseArgs({ options: { long: { type: 'boolean', default: false } } }).values

console.log(
  `Node.js ${process.version}, ${process.platform} ${process.arch}${long ? '' : ' (--long: the long runs too)'}\n`,
)
await printBundleSizes()
await benchCalls()
await benchSlots({ long })
