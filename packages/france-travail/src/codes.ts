/** What the business codes mean, in our words. The two operations use the same codes for different things (LE, LE-enums). */

/** Codes of the search; `empty_nir` is ours: found, but without identifier. `S001` is found. */
export const SEARCH_CODES = {
  S000: 'nobody was found',
  S001: 'one person was found',
  S002: 'several people were found',
  R010: 'the NIR is missing',
  R011: 'the NIR is wrong',
  R020: 'the birth name is missing',
  R021: 'the birth name is wrong',
  R030: 'the first name is missing',
  R031: 'the first name is wrong',
  R040: 'the birth date is missing',
  R041: 'the birth date is wrong',
  R042: 'the birth date does not exist',
  empty_nir: 'a person was found, but the answer has no identifier',
} as const

/** Codes of the update; `S000` is accepted. `S030` is not specified. */
export const UPDATE_CODES = {
  S000: 'the PASS was accepted and the follow-up installed',
  S001: 'the national identifier is missing',
  S002: 'the processing code is missing',
  S003: 'the processing code is wrong',
  S004: 'the lookup of the reference record failed',
  S005: 'the regional identifier is missing',
  S006: "the code of the person's agency is missing",
  S007: 'the person is not known',
  S008: 'the person is no longer registered',
  S009: "the person's registration is incomplete",
  S010: 'the person has no care record',
  S011: 'the person has made no application as a job seeker',
  S012: 'the person has no main follow-up',
  S013: 'the main follow-up has no adviser',
  S014: 'the main follow-up has no structure',
  S015: 'a delegated follow-up is already running',
  S016: 'the lookup of the last follow-up failed',
  S017: 'the type of follow-up is not EDS',
  S018: 'the type of employer is missing',
  S019: 'the type of employer is wrong',
  S020: 'the status is missing',
  S021: 'the status is wrong',
  S022: 'the status says that the PASS was refused',
  S023: 'the start date is missing',
  S024: 'the start date is in the future',
  S025: 'the end date is missing',
  S026: 'the end date is not after the start date',
  S027: 'the number of the PASS is missing',
  S028: 'the origin of the application is missing',
  S029: 'the origin of the application is wrong',
  S031: 'the SIRET of the employer is missing',
  S032: 'the generic body is not in the register of partners',
  S033: 'the prescribing adviser is not known',
  S034: 'the prescribing structure is not known',
  S035: 'the prescribing structure has a wrong type',
  S036: 'the prescribing structure and the partner are not linked',
  S037: 'the generic body is not known',
  S038: "the partner's contact is not known",
  S039: "the contact's structure is not known",
  S040: "the contact's structure is not in the register of structures",
  S041: 'the follow-up structure is not allowed',
  S042: "the contact's address is not known",
  S043: "the contact's commune is not known",
  S100: 'the request is valid: answer of the sandbox of 2021, which is no success',
  E_ERR_D98_D_PR_PROBLEME_TECHNIQUE: 'technical problem, not specified',
  E_ERR_EX042_PROBLEME_DECHIFFREMEMENT: 'the encrypted identifier could not be decrypted',
} as const

/** A code of the search that is known. */
export type SearchCode = keyof typeof SEARCH_CODES
/** A code of the update that is known. */
export type UpdateCode = keyof typeof UPDATE_CODES

/** What a code means in one of the two tables; null when it is not known. */
export function findMeaning(codes: Readonly<Record<string, string>>, code: string | null): string | null {
  return code !== null && Object.hasOwn(codes, code) ? (codes[code] ?? null) : null
}
