// `npm run bench`: figures as ratios against a named baseline of the same run. Prints, and never fails a build.
import { benchCalls } from './calls.ts'
import { printBundleSizes } from './sizes.ts'
import { benchSlots } from './slots/main.ts'

console.log(`Node.js ${process.version}, ${process.platform} ${process.arch}\n`)
await printBundleSizes()
await benchCalls()
await benchSlots()
