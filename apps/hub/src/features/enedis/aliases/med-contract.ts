// Contract and address in the form of 2026 that MyElectricalData gives: without the identity of the holder.
import type { Caller } from '../accounts/callers.js'
import { dataHeaders } from '../mirror/answers.js'
import type { Customers } from '../mirror/customers.js'

export interface MedAnswer {
  /** JSON text. */
  data: string
  headers: Record<string, string>
}

/** What of a contract tells who the holder is. */
const PERSONAL = new Set(['customer', 'contact_data', 'person', 'organization'])

export async function readContract2026(customers: Customers, caller: Caller, point: string): Promise<MedAnswer> {
  const answered = await customers.readContract2026(caller, point)
  const { situation, summary, devices } = answered.answer
  const data = {
    situation_contrat: toList(situation).map(withoutHolder),
    synthese_contrat: summary ?? {},
    comptage: devices ?? null,
  }
  return { data: JSON.stringify(data), headers: dataHeaders(answered) }
}

export async function readAddress2026(customers: Customers, caller: Caller, point: string): Promise<MedAnswer> {
  const answered = await customers.readRaw(caller, point, 'donnees_generales_auto')
  const { answer } = answered
  const address = isObject(answer) && 'address' in answer ? answer['address'] : answer
  return { data: JSON.stringify({ address }), headers: dataHeaders(answered) }
}

/** One bare object, and null, are met in place of a list. */
function toList(answer: unknown): unknown[] {
  if (answer === null || answer === undefined) return []
  return Array.isArray(answer) ? answer : [answer]
}

function withoutHolder(contract: unknown): unknown {
  if (!isObject(contract)) return contract
  return Object.fromEntries(Object.entries(contract).filter(([name]) => !PERSONAL.has(name)))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
