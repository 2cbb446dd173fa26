// Whether an account is that of the holder of a point. The token of Enedis opens every point that somebody consented to share, and
// neither a number in a redirect nor a number of an authorisation proves anything.
import type { ApiMode, EnedisClient } from '@hub/enedis-client'
import { parseAccountEmail } from '../accounts/email-address.js'

/** For calls that are of no account's quota: somebody has just come back from Enedis, and waits. */
export const PATIENT = { maxRetries: 1 }

/** `strict`: the address of the account is the holder's at Enedis, or the proof is given. `redirect-only`: coming back is enough. */
export type OwnershipRule = 'strict' | 'redirect-only'

/** Whether the confirmed address of the account is the one that the holder gave Enedis. */
export async function hasHolderEmail(client: EnedisClient, point: string, email: string): Promise<boolean> {
  const contact = await client.getContact({ usagePointId: point }, PATIENT)
  return contact.email !== null && parseAccountEmail(contact.email) === email
}

/** What only the holder knows, and the post office and a bill tell them. */
export interface Proof {
  postalCode: string
  /** kVA */
  power: number
}

/** Calls of Enedis that a proof costs: the address, and the contract, which is one of v5 and three of 2026. */
export function findProofCost(apiMode: ApiMode): number {
  return apiMode === 'v5' ? 2 : 4
}

export async function isProofRight(client: EnedisClient, point: string, proof: Proof): Promise<boolean> {
  const asked = { usagePointId: point }
  // Both in any case: how long it takes does not tell which of them is wrong.
  const [address, { contracts }] = [await client.getAddress(asked), await client.getContract(asked)]
  const powers = contracts.flatMap(({ subscribedPower }) => subscribedPower?.value ?? [])
  return address.postalCode === proof.postalCode && powers.includes(proof.power)
}

/** Each is undefined where it is none: nothing is asked then, and no try is counted. */
export function parseProof(postalCode: string, power: string): { [Name in keyof Proof]: Proof[Name] | undefined } {
  const code = postalCode.replaceAll(/\s/g, '')
  const [, kva] = /^\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:kVA)?\s*$/i.exec(power) ?? []
  return {
    postalCode: /^\d{5}$/.test(code) ? code : undefined,
    power: kva === undefined ? undefined : Number(kva.replace(',', '.')),
  }
}
