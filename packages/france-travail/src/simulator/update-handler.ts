import { Refusal } from '@hub/http/simulator'
import type { FranceTravailState } from './state.js'

type Body = Readonly<Record<string, unknown>>

const UNDECIPHERABLE = 'E_ERR_EX042_PROBLEME_DECHIFFREMEMENT'
const ORIGINS: ReadonlySet<unknown> = new Set(['DEMA', 'PRES', 'EMPL'])
/** Today in France, where France Travail compares dates. */
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' })

/** The answer to an update with a code. The one about identifiers names it `codeError` (LE-2021). */
export function createUpdateAnswer(code: string | undefined, body: Body): object {
  if (code === UNDECIPHERABLE) return { codeError: code }
  const message = code === 'S000' || code === 'S100' ? 'Pass IAE prescrit' : 'Pass IAE refusé'
  return { codeSortie: code, idNational: body['idNational'] ?? null, message }
}

/** What an update answers; one that is accepted is kept, unless it is only a test. */
export function handleUpdate(body: Body, state: FranceTravailState, isTest: boolean): object {
  const code = findRefusal(body) ?? findAcceptedCode(body, state)
  if ((code === 'S000' || code === 'S100') && !isTest) state.recordPass(String(body['numPassIAE']), body)
  return createUpdateAnswer(code, body)
}

function findAcceptedCode(body: Body, { passes, switches }: FranceTravailState): string {
  const before = passes.get(String(body['numPassIAE']))
  const dates = ['dateDebutPassIAE', 'dateFinPassIAE'] as const
  const isRepeated = before !== undefined && dates.every((name) => before[name] === body[name])
  return isRepeated && switches.repeatedUpdateCode !== 'S000' ? switches.repeatedUpdateCode : switches.acceptedCode
}

/**
 * The code of the first thing that is wrong, as the sandbox of 2021 answered it (LE-2021).
 *
 * @throws Refusal 500 for an `origineCandidature` of more than four letters
 */
function findRefusal(body: Body): string | undefined {
  const isEmpty = (name: string): boolean => body[name] === undefined || body[name] === null || body[name] === ''
  const start = body['dateDebutPassIAE']
  const end = body['dateFinPassIAE']
  const origin = body['origineCandidature']
  if (isEmpty('idNational')) return UNDECIPHERABLE
  if (isEmpty('typeSIAE')) return 'S018'
  if (![836, 837, 838, 839, 840].includes(body['typeSIAE'] as number)) return 'S019'
  if (isEmpty('statutReponsePassIAE')) return 'S020'
  if (body['statutReponsePassIAE'] === 'R') return 'S022'
  if (body['statutReponsePassIAE'] !== 'A') return 'S021'
  if (isEmpty('dateDebutPassIAE')) return 'S023'
  if (String(start) > today.format(new Date())) return 'S024'
  if (isEmpty('dateFinPassIAE')) return 'S025'
  // A cancelled PASS ends on the day it begins.
  if (String(end) < String(start)) return 'S026'
  if (isEmpty('numPassIAE')) return 'S027'
  if (isEmpty('origineCandidature')) return 'S028'
  if (String(origin).length > 4)
    throw new Refusal(500, { codeErreur: 'JCS0011G', codeHttp: 500, message: 'Une erreur technique est survenue' })
  if (!ORIGINS.has(origin)) return 'S029'
  return isEmpty('numSIRETsiae') ? 'S031' : undefined
}
