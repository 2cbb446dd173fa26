// French words of the pages and the mails.
import type { Reason } from '../agenda/schema.js'

const REASON_WORDS: Readonly<Record<Reason, string>> = {
  CNI: 'Carte nationale d’identité',
  PASSPORT: 'Passeport',
  'CNI-PASSPORT': 'Carte nationale d’identité et passeport',
}

export function reasonWords(reason: Reason): string {
  return REASON_WORDS[reason]
}

const NOT_VALIDATED = new Map([
  [
    'unknown',
    'L’ANTS ne connaît pas ce numéro. Vérifiez-le sur le récapitulatif de votre pré-demande : il a 10 caractères, lettres ou chiffres.',
  ],
  [
    'declared',
    'L’ANTS n’a pas encore validé cette pré-demande. Terminez-la sur le site de l’ANTS, puis revenez prendre rendez-vous.',
  ],
  ['expired', 'Cette pré-demande a expiré. Faites-en une nouvelle sur le site de l’ANTS, puis saisissez son numéro.'],
  [
    'consumed',
    'Cette pré-demande a déjà servi : le dossier a été déposé. Pour un autre titre, faites une nouvelle pré-demande sur le site de l’ANTS.',
  ],
])

/** Why a number cannot be used, and what to do: by its status at ANTS. Nothing when it can. */
export function notValidatedWords(status: string): string | undefined {
  if (status === 'validated') return undefined
  return (
    NOT_VALIDATED.get(status) ??
    'L’ANTS n’accepte pas ce numéro pour prendre rendez-vous. Vérifiez votre pré-demande sur le site de l’ANTS.'
  )
}
