// Results of the Ruby library phonelib, for simulators of services that use it: by real numbering metadata, including the blocks in
// use. The rest of this package has no dependency; this module needs libphonenumber-js.
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** In the order in which the services try them: the first country for which a number is valid wins. */
const COUNTRIES = { FR: '33', GP: '590', GF: '594', MQ: '596', RE: '262', YT: '262' } as const satisfies Partial<
  Record<CountryCode, string>
>

/** A number that is valid. */
export interface PhonelibNumber {
  /** E.164. */
  number: string
  isMobile: boolean
  /** Of France or one of its overseas départements. */
  isFrench: boolean
}

/**
 * `Phonelib.parse(text, country)` for FR, GP, GF, MQ, RE and YT in turn: the first valid one wins
 * (betagouv/rdv-service-public `app/validators/phone_number_validation.rb`, gip-inclusion/rdv-insertion `app/lib/phone_number_helper.rb`).
 * So `0596391234` is `+33596391234`, since the plan of FR covers it. Only digits and a leading plus are read.
 *
 * @returns `undefined` when it is not valid in any of them
 */
export function parseFrenchNumber(text: string): PhonelibNumber | undefined {
  for (const code of Object.values(COUNTRIES)) {
    const found = parseIn(code, text)
    if (found) return found
  }
  return undefined
}

/** `Phonelib.parse(text)`: FR by default, else any country whose code it begins with, its plus missing or not. */
export function parseAnyNumber(text: string): PhonelibNumber | undefined {
  return parseIn(COUNTRIES.FR, text) ?? international(readDigits(text))
}

function parseIn(code: string, text: string): PhonelibNumber | undefined {
  const digits = readDigits(text)
  if (text.startsWith('+') && !digits.startsWith(code)) return international(digits)
  const national = [digits, ...(digits.startsWith(code) ? [digits.slice(code.length)] : [])]
  for (const candidate of national) {
    const found = parsePhoneNumberFromString(`+${code}${candidate.replace(/^0/, '')}`)
    if (found?.isValid() && found.countryCallingCode === code) return toPhonelibNumber(found)
  }
  return digits.startsWith('00') ? international(digits.slice(2)) : undefined
}

function international(digits: string): PhonelibNumber | undefined {
  const found = parsePhoneNumberFromString(`+${digits}`)
  return found?.isValid() ? toPhonelibNumber(found) : undefined
}

function toPhonelibNumber(found: NonNullable<ReturnType<typeof parsePhoneNumberFromString>>): PhonelibNumber {
  return {
    number: found.number,
    isMobile: found.getType() === 'MOBILE',
    isFrench: found.country !== undefined && Object.hasOwn(COUNTRIES, found.country),
  }
}

/** The digits before an extension. */
function readDigits(text: string): string {
  return (text.split(/[#;]/)[0] ?? '').replace(/\D/g, '')
}
