import type { AnswerProblem } from '@hub/http'

/** What a search by an agent found. */
export type UserOutcome =
  | {
      outcome: 'found'
      isCertified: boolean
      /** For `getRqth`; null unless the identity is certified. A secret. */
      jetonUsager: string | null
    }
  | {
      outcome: 'notFound'
      /** `S002` nobody, `S003` several; others as received. */
      code: string
    }

interface UserAnswer {
  codeRetour: string
  topIdentiteCertifiee?: string | null
  jetonUsager?: string | null
}

/** An answer without a code is none, whatever `validate` says. */
export function findMissingCode(answer: unknown): AnswerProblem | undefined {
  if (typeof (answer as Partial<UserAnswer> | null)?.codeRetour === 'string') return undefined
  return { text: 'the answer has no code', pointers: ['/codeRetour'] }
}

/** Only `O` stands for a certified identity: `N`, null and the text `null` do not, and their token is of no use (LE-agent). */
export function readUserOutcome({ codeRetour, topIdentiteCertifiee, jetonUsager }: UserAnswer): UserOutcome {
  if (codeRetour !== 'S001') return { outcome: 'notFound', code: codeRetour }
  const isCertified = topIdentiteCertifiee === 'O'
  return { outcome: 'found', isCertified, jetonUsager: (isCertified && jetonUsager) || null }
}
