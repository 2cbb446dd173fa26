// How single values are written, in requests of this feature.
import { isCalendarDay } from '@hub/http'
import { parseNir, parseSiret, stripInvisible } from '@hub/identifiers'
import { z } from '@hono/zod-openapi'
import { todayInFrance } from './approval-dates.js'
import { isBirthCountry } from './birth-countries.js'

const must = (what: string) => ({ error: `must be ${what}` })

const MAX_PERSON_NAME_LENGTH = 100
/** API Particulier reads three; the register has seldom more than four. */
const MAX_KEPT_FIRST_NAMES = 4
const FIRST_DAY = '1900-01-01'

const nameExpected = must(
  `a name of 1 to ${MAX_PERSON_NAME_LENGTH} letters, with spaces, hyphens, apostrophes and full stops`,
)
/** Letters of any script with their marks, and what stands between them, apostrophes and hyphens as they are typed. No markup, no digits. */
const NAME = /^['’‘]?\p{L}[\p{L}\p{M}\p{Zs}\p{Pd}.'’‘ʼ´`′·−]*$/u

const name = z
  .string(nameExpected)
  .overwrite((text) => stripInvisible(text).trim())
  .max(MAX_PERSON_NAME_LENGTH, nameExpected)
  .refine((text) => NAME.test(text), nameExpected)

const firstNamesExpected = must(`at most ${MAX_KEPT_FIRST_NAMES} first names, with spaces between`)
const firstName = name.refine((text) => text.split(/\s+/u).length <= MAX_KEPT_FIRST_NAMES, firstNamesExpected)

const passDayExpected = must('a day that exists, from 1900 to 2199, written YYYY-MM-DD')
/** A day of a PASS IAE. */
export const passDay = z
  .string(passDayExpected)
  .refine((text) => isCalendarDay(text) && text >= FIRST_DAY && text < '2200', passDayExpected)

const birthDateExpected = must('a day that exists since 1900 and is not to come, written YYYY-MM-DD')
const birthDate = z
  .string(birthDateExpected)
  .refine((text) => isCalendarDay(text) && text >= FIRST_DAY && text <= todayInFrance(Date.now()), birthDateExpected)

const nirExpected = must('a NIR of 13 or 15 characters with the right key')
const nir = z
  .string(nirExpected)
  .overwrite((text) => parseNir(text) ?? '')
  .min(15, nirExpected)

const countryExpected = must("the INSEE code of a country, such as '99100' for France")
const communeExpected = must("the INSEE code of a commune, such as '62041' or '2A004'")
const numberExpected = must('a France Travail number of 8 or 11 characters')
const titleExpected = must('M or MME')

/** Fields of a person by name; each may be left out, and none may be null. */
export const personFields = {
  first_name: firstName.optional().meta({ description: 'First names.', example: 'Camille' }),
  last_name: name.optional().meta({ description: 'Last name in use.', example: 'Petit' }),
  birth_name: name.optional().meta({ description: 'Name at birth.', example: 'Durand' }),
  title: z.enum(['M', 'MME'], titleExpected).optional().meta({ description: 'Title.', example: 'MME' }),
  birth_date: birthDate.optional().meta({ description: 'Birth date.', example: '1985-05-12' }),
  birth_country: z
    .string(countryExpected)
    .refine(isBirthCountry, countryExpected)
    .optional()
    .meta({ description: 'INSEE code of the country of birth; `99100` is France.', example: '99100' }),
  birth_place: z
    .string(communeExpected)
    .regex(/^(?:\d{5}|2[AB]\d{3})$/, communeExpected)
    .optional()
    .meta({ description: 'INSEE code of the commune of birth, in France.', example: '62041' }),
  nir: nir.optional().meta({ description: 'NIR, 13 or 15 characters.', example: '185057505601797' }),
  france_travail_number: z
    .string(numberExpected)
    .overwrite((text) => stripInvisible(text).replace(/\s+/gu, '').toUpperCase())
    .regex(/^(?:\d{7}[0-9A-Z]|\d{11})$/, numberExpected)
    .optional()
    .meta({ description: 'Number of the job seeker at France Travail.', example: '1234567A' }),
}

const siretExpected = must('a SIRET of 14 digits with the right check digit')
/** A SIRET in canonical form. */
export const siret = z
  .string(siretExpected)
  .overwrite((text) => parseSiret(text) ?? '')
  .length(14, siretExpected)

const idExpected = must('an id of 1 to 64 letters, digits and _ . : -')
/** The id that a partner gives to a person. */
export const jobSeekerId = z.string(idExpected).regex(/^[A-Za-z0-9_.:-]{1,64}$/, idExpected)

const numberOfPassExpected = must('a PASS number of 12 letters and digits')
/** The number of a PASS IAE. */
export const approvalNumber = z.string(numberOfPassExpected).regex(/^[0-9A-Z]{12}$/, numberOfPassExpected)

const instantExpected = must('an instant that is over, such as 2027-09-06T08:00:00+02:00')
/** When somebody consented: an instant with an offset. PostgreSQL has no year 0. */
export const pastInstant = z.iso
  .datetime({ offset: true, ...instantExpected })
  .refine((text) => !(Date.parse(text) < Date.parse(FIRST_DAY)), instantExpected)
