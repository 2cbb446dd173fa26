import { benchCachedReads } from './cached-reads.ts'
import { benchRatios } from './ratios.ts'

const SHORT = { requests: 100_000, seconds: 30 }
const LONG = { requests: 100_000, seconds: 1_800 }

/** Prints what the Linky gateway costs. @param long all 100 000 cached reads, however long they take */
export async function benchGateway({ long }: { long: boolean }): Promise<void> {
  console.log('The Linky gateway: CPU time of the hub as ratios, heap and event loop\n')
  await benchRatios()
  await benchCachedReads(long ? LONG : SHORT)
}
