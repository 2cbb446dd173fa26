// How values of environment variables are written, where more than one area of the hub needs it.
// Messages complete the sentence "<NAME> …" and never repeat the value, which may be a secret.
import { z } from 'zod'

/** A variable whose empty value means the same as no value. */
const optionalText = z.string().transform((text) => (text.trim() === '' ? undefined : text.trim()))
/** A secret set to nothing is a mistake of deployment, never a wish: it must not open or disable anything. */
export const secret = z.string().trim().min(1, 'is set but empty: give it a value or remove it')

/** The items of a comma list. */
export const splitList = (text: string): string[] => text.split(',').map((item) => item.trim())

export function optional<Output>(schema: z.ZodType<Output, string>): z.ZodType<Output | undefined, string | undefined> {
  return optionalText.pipe(schema.optional() as z.ZodType<Output | undefined, string | undefined>).optional()
}

/** @param parse returns undefined for a value that is refused with `message` */
export function parsed<Output>(
  parse: (text: string) => Output | undefined,
  message: string,
): z.ZodType<Output, string> {
  return z.string().transform((text, context) => {
    const value = parse(text)
    if (value !== undefined) return value
    context.issues.push({ code: 'custom', message, input: undefined })
    return z.NEVER
  })
}

/** An absolute address without its final slashes. */
export function httpUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    return undefined
  return url.href.replace(/\/+$/, '')
}

export function flag(text: string): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined
}

/** A text for citizens, or the address of a page. */
export function publicText(text: string): string | undefined {
  return text.length <= 20_000 && !/[^\P{Cc}\n\r\t]/u.test(text) ? text : undefined
}
