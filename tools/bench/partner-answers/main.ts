import { benchCachedAddress } from './cached-address.ts'
import { benchExportedCard } from './exported-card.ts'

/** Prints what answers of the partner API cost that come from other services. */
export async function benchPartnerAnswers(): Promise<void> {
  console.log('Answers from other services: CPU time of the hub as a ratio, and memory\n')
  await benchCachedAddress()
  await benchExportedCard()
}
