import type { SimulatedUser } from './records.js'

/** Letters that are no letter with an accent, as PostgreSQL's `unaccent` writes them; it writes every dash as a hyphen. */
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i' }
/** Characters that pg_search removes from a word of the query. */
const DISALLOWED = /['?\\:‘’ʻʼ]/g

/**
 * Whether a person is found by a text (RDVI `app/models/concerns/searchable.rb`: pg_search, `tsearch` with `prefix`, ignoring accents):
 * each word of it must begin a word of the fields.
 */
export function matches(user: SimulatedUser, query: string): boolean {
  const fields = [user.first_name, user.last_name, user.affiliation_number, user.email, user.phone_number]
  const words = splitWords(fields.filter((field) => field !== null).join(' '))
  const phrases = query
    .split(/\s+/)
    .map((term) => splitWords(term.replace(DISALLOWED, ' ')))
    .filter((phrase) => phrase.length > 0)
  // Signs alone are a query without words, which PostgreSQL finds nowhere.
  if (phrases.length === 0) return query.trim() === ''
  return phrases.every((phrase) =>
    words.some((_, start) => phrase.every((part, offset) => words[start + offset]?.startsWith(part))),
  )
}

/**
 * The words of a text, as PostgreSQL's parser of the configuration `simple` finds them: an e-mail address, a host name and a signed
 * number are one, a compound is one and each of its parts another, everything else parts words.
 */
function splitWords(text: string): string[] {
  return withoutAccents(text)
    .split(/\s+/)
    .flatMap((chunk) => {
      if (/^[\p{L}\p{N}._-]+@[\p{L}\p{N}.-]+\.\p{L}+$/u.test(chunk) || /^[+-]?\d+$/.test(chunk)) return [chunk]
      const compounds = chunk.match(/[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*/gu) ?? []
      return compounds.flatMap((compound) =>
        compound.includes('-') ? [compound, compound.split('-')].flat() : compound,
      )
    })
}

function withoutAccents(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .toLowerCase()
  return plain.replace(/[œæßøłđı]/g, (letter) => LIGATURES[letter] ?? letter)
}
