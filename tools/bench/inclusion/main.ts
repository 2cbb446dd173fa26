import { benchNames } from './names.ts'
import { benchPass } from './pass.ts'

/** Prints what people and PASS IAE cost. */
export async function benchInclusion(): Promise<void> {
  benchNames()
  await benchPass()
}
