// What the dashboard says of a consent.

export interface ConsentMessage {
  kind: 'done' | 'information' | 'alert'
  title: string
  text?: string | undefined
}

/** "Bravo ! 2 points de livraison détectés (1 nouveau)." In French zero takes the singular. */
export function foundWords(found: number, created: number): string {
  const plural = (count: number) => (count > 1 ? 's' : '')
  const points = `point${plural(found)} de livraison détecté${plural(found)}`
  const fresh = `nouveau${created > 1 ? 'x' : ''}`
  return `Bravo ! ${found} ${points} (${created} ${fresh}).`
}

const AGAIN = 'Recommencez avec le bouton «\u00a0Consentement Enedis\u00a0».'
const NOT_ADDED = 'Aucun point n’a été ajouté'

const ERRORS: ReadonlyMap<string, ConsentMessage> = new Map([
  [
    'access_denied',
    { kind: 'information', title: 'Vous n’avez pas donné votre consentement', text: `${NOT_ADDED}. ${AGAIN}` },
  ],
  [
    'enedis_error',
    {
      kind: 'alert',
      title: 'Enedis n’a pas pu enregistrer votre consentement',
      text: `${NOT_ADDED}. Réessayez plus tard.`,
    },
  ],
  [
    'invalid_state',
    {
      kind: 'alert',
      title: 'Ce retour d’Enedis ne vient pas de ce navigateur, ou il est trop ancien',
      text: `${NOT_ADDED}. ${AGAIN}`,
    },
  ],
  ['invalid_pdl_format', { kind: 'alert', title: 'La réponse d’Enedis est illisible', text: `${NOT_ADDED}. ${AGAIN}` }],
  [
    'no_usage_point_id',
    { kind: 'alert', title: 'Enedis n’a indiqué aucun point de livraison', text: `${NOT_ADDED}. ${AGAIN}` },
  ],
  [
    'pdl_already_exists',
    {
      kind: 'alert',
      title: 'Ce point de livraison ne peut pas être ajouté à ce compte',
      text: `${NOT_ADDED}. Si c’est le vôtre, écrivez à qui administre cette passerelle.`,
    },
  ],
  [
    'consent_pending',
    {
      kind: 'information',
      title: 'Enedis n’a pas encore enregistré votre consentement',
      text: 'Rien n’est perdu : reprenez-le dans quelques instants, ci-dessous.',
    },
  ],
  [
    'exchange_failed',
    {
      kind: 'alert',
      title: 'Enedis ne répond pas',
      text: 'Votre consentement n’est pas perdu : reprenez-le dans quelques instants, ci-dessous.',
    },
  ],
  ['too_many_exchanges', { kind: 'alert', title: 'Trop d’essais', text: 'Reprenez dans une heure.' }],
  ['slow_down', { kind: 'alert', title: 'Trop d’essais', text: 'Recommencez dans une heure.' }],
])

export function errorMessage(code: string): ConsentMessage | undefined {
  return ERRORS.get(code)
}
