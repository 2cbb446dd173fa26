import { expect, test } from 'vitest'
import { findMeaning, SEARCH_CODES, UPDATE_CODES } from './codes.js'

/** A word of the sheet by which each meaning is told from the others. */
const SEARCH: Readonly<Record<string, RegExp>> = {
  S000: /^nobody/,
  S001: /^one person/,
  S002: /^several/,
  R010: /NIR is missing/,
  R011: /NIR is wrong/,
  R020: /birth name is missing/,
  R021: /birth name is wrong/,
  R030: /first name is missing/,
  R031: /first name is wrong/,
  R040: /birth date is missing/,
  R041: /birth date is wrong/,
  R042: /birth date does not exist/,
  empty_nir: /no identifier/,
}
const UPDATE: Readonly<Record<string, RegExp>> = {
  S000: /accepted and the follow-up installed/,
  S001: /national identifier is missing/,
  S002: /processing code is missing/,
  S003: /processing code is wrong/,
  S004: /reference record failed/,
  S005: /regional identifier is missing/,
  S006: /agency is missing/,
  S007: /person is not known/,
  S008: /no longer registered/,
  S009: /registration is incomplete/,
  S010: /no care record/,
  S011: /no application as a job seeker/,
  S012: /no main follow-up/,
  S013: /follow-up has no adviser/,
  S014: /follow-up has no structure/,
  S015: /already running/,
  S016: /lookup of the last follow-up failed/,
  S017: /not EDS/,
  S018: /type of employer is missing/,
  S019: /type of employer is wrong/,
  S020: /status is missing/,
  S021: /status is wrong/,
  S022: /refused/,
  S023: /start date is missing/,
  S024: /start date is in the future/,
  S025: /end date is missing/,
  S026: /end date is not after the start date/,
  S027: /number of the PASS is missing/,
  S028: /origin of the application is missing/,
  S029: /origin of the application is wrong/,
  S031: /SIRET of the employer is missing/,
  S032: /generic body is not in the register of partners/,
  S033: /prescribing adviser is not known/,
  S034: /prescribing structure is not known/,
  S035: /prescribing structure has a wrong type/,
  S036: /structure and the partner are not linked/,
  S037: /generic body is not known/,
  S038: /partner's contact is not known/,
  S039: /contact's structure is not known/,
  S040: /contact's structure is not in the register/,
  S041: /follow-up structure is not allowed/,
  S042: /contact's address is not known/,
  S043: /contact's commune is not known/,
  S100: /sandbox of 2021/,
  E_ERR_D98_D_PR_PROBLEME_TECHNIQUE: /technical problem/,
  E_ERR_EX042_PROBLEME_DECHIFFREMEMENT: /could not be decrypted/,
}

test.each([
  ['the search', SEARCH_CODES, SEARCH],
  ['the update', UPDATE_CODES, UPDATE],
] as const)('every code of %s means what the sheet says, and there are no others', (_label, codes, expected) => {
  expect(Object.keys(codes).toSorted()).toEqual(Object.keys(expected).toSorted())
  for (const [code, meaning] of Object.entries(expected)) expect(findMeaning(codes, code)).toMatch(meaning)
})

test.each(['s000', ' S000', 'S030', 'S044', 'R999', 'toString', '', null])('the code %j has no meaning', (code) => {
  expect([findMeaning(SEARCH_CODES, code), findMeaning(UPDATE_CODES, code)]).toEqual([null, null])
})
