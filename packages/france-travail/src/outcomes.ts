import { type AnswerProblem, loadPart } from '@hub/http'
import type { SearchCode, UpdateCode } from './codes.js'

/** France Travail looked at the request and will not change its mind: the same request is refused again. */
export interface Refused<Code extends string = string> {
  outcome: 'refused'
  /** As received, also one that is not known; null when the answer has none. */
  code: Code | (string & {}) | null
  /** What the code means for this operation, in English; null when it is not known. */
  meaning: string | null
}

/** One person was found. */
export interface Found {
  outcome: 'found'
  /** Encrypted identifier of the person. Personal data. */
  idNationalDE: string
}

/** The PASS was accepted. */
export interface Accepted {
  outcome: 'accepted'
}

export type SearchOutcome = Found | Refused<SearchCode>
export type UpdateOutcome = Accepted | Refused<UpdateCode>

/** Which operation's meanings a code has. */
type CodeTable = 'SEARCH_CODES' | 'UPDATE_CODES'

interface Coded {
  codeSortie?: unknown
  codeError?: unknown
}

/** The business code of an answer; null when it has none. `codeError` was seen in the sandbox of 2021 (FT-R7). */
function readCode(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null
  const { codeSortie, codeError } = body as Coded
  for (const code of [codeSortie, codeError]) if (typeof code === 'string' && code !== '') return code
  return null
}

/** An answer that is no object is none, whatever `validate` says: nothing may be concluded from it. */
export function findMissingAnswer(answer: unknown): AnswerProblem | undefined {
  if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) return undefined
  return { text: 'the answer is not an object' }
}

/** The outcome of a search that was answered with a business code, whatever its status. */
export async function readSearchOutcome(answer: Coded & { idNationalDE?: unknown }): Promise<SearchOutcome> {
  const code = readCode(answer)
  if (code !== 'S001') return refuse('SEARCH_CODES', code)
  const { idNationalDE } = answer
  if (typeof idNationalDE === 'string' && idNationalDE.trim() !== '') return { outcome: 'found', idNationalDE }
  return refuse('SEARCH_CODES', 'empty_nir')
}

/** The outcome of an update that was answered with a business code. Only `S000` is a success. */
export async function readUpdateOutcome(answer: Coded): Promise<UpdateOutcome> {
  const code = readCode(answer)
  if (code === 'S000') return { outcome: 'accepted' }
  return refuse('UPDATE_CODES', code)
}

/** The refusal within a 4xx: its code is never a success there (FT-R6); undefined when the answer has no business code. */
export async function readRefusedAnswer<Code extends string>(
  table: CodeTable,
  body: unknown,
): Promise<Refused<Code> | undefined> {
  const code = readCode(body)
  return code === null ? undefined : refuse(table, code)
}

/** What the codes mean is only loaded to say it; where it cannot be, the refusal is one all the same. */
async function refuse(table: CodeTable, code: string | null): Promise<Refused<never>> {
  const known = await loadPart(() => import('./codes.js')).catch(() => undefined)
  return { outcome: 'refused', code, meaning: known?.findMeaning(known[table], code) ?? null }
}
