import { isOverseasLandline, isPossiblePhoneNumber, parsePhoneNumber, stripInvisible } from '@hub/identifiers'

/** Landlines overseas that the plan of FR covers (libphonenumber's metadata), so that the server stores them behind +33. */
const OVERSEAS_OF_THE_MAINLAND = /^\+33(?:26[39]|596)/

/**
 * A phone number as it is sent: E.164 where it can only be read in one way, else its digits as they were typed. The server reads
 * numbers as French first and then as of each overseas département (RDVI `app/lib/phone_number_helper.rb`), so that a landline such as
 * `0596 39 12 34` is stored as `+33596391234`: sent as `+596…`, it would not find the person who is known by it.
 *
 * @returns `undefined` for what no country has; whether a block is in use is the server's to say
 */
export function readPhoneNumber(text: string): string | undefined {
  // The server leaves an extension out.
  const [typed = ''] = stripInvisible(text).trim().split(/[#;]/)
  if (!isPossiblePhoneNumber(typed)) return undefined
  const read = parsePhoneNumber(typed)
  const digits = typed.replace(/\D/g, '')
  const isInternational = typed.startsWith('+') || digits.startsWith('00')
  const asTyped = `+${digits.replace(/^00/, '').replace(/^330/, '33')}`
  // As the server gives it back: with the code of its territory it would be another number there.
  if (isInternational && OVERSEAS_OF_THE_MAINLAND.test(asTyped)) return asTyped
  if (read !== undefined && (isInternational || !isOverseasLandline(read))) return read
  return isInternational ? asTyped : digits
}
