import type { BodyFormat } from './body-format.js'
import { toFieldEntries, toFieldText } from './field-entries.js'

/** `application/x-www-form-urlencoded`: an object of strings, numbers, booleans and lists of them. */
export const formBody: BodyFormat = {
  serialize(body) {
    if (body === undefined) return undefined
    const entries = toFieldEntries(body).map(([name, value]) => [name, toFieldText(name, value)])
    const text = new URLSearchParams(entries).toString()
    return { bodySerializer: () => text, headers: { 'content-type': 'application/x-www-form-urlencoded' } }
  },
}
