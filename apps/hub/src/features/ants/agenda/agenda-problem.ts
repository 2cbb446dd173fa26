// One remark about a document, and the place it is about: what an import prints and what the partner API answers.
import type { core } from 'zod'

/** A remark about one value of a document. */
export interface AgendaProblem {
  /** RFC 6901 JSON pointer to the value, from the root of what was validated; empty for the root itself. */
  pointer: string
  /** What is expected there, in English. Never repeats the value, which may be long or personal. */
  message: string
}

/** A key is part of a pointer: a hostile one must not make the report as large as the document. */
const MAX_POINTER_PART_LENGTH = 80

/** The RFC 6901 pointer of a path: `['meeting_points', 0]` → `/meeting_points/0`. */
function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((token) => `/${escapeToken(String(token))}`).join('')
}

function escapeToken(token: string): string {
  const short = token.length > MAX_POINTER_PART_LENGTH ? `${token.slice(0, MAX_POINTER_PART_LENGTH)}…` : token
  return short.replaceAll('~', '~0').replaceAll('/', '~1')
}

/**
 * The issues of a failed zod parse, one per wrong value and one per unknown key, without repetition.
 * `root` is the pointer of the value that was parsed.
 */
export function toAgendaProblems(issues: readonly core.$ZodIssue[], root = ''): AgendaProblem[] {
  const problems = new Map<string, AgendaProblem>()
  for (const { pointer, message } of issues.flatMap(toProblems)) {
    problems.set(`${pointer} ${message}`, { pointer: root + pointer, message })
  }
  return [...problems.values()]
}

function toProblems(issue: core.$ZodIssue): AgendaProblem[] {
  if (issue.code !== 'unrecognized_keys') return [{ pointer: jsonPointer(issue.path), message: issue.message }]
  const message = 'is not a known key: correct its spelling or remove it'
  return issue.keys.map((key) => ({ pointer: jsonPointer([...issue.path, key]), message }))
}
