const WORDS: ReadonlyMap<string, string> = new Map([
  ['no_data', 'Enedis n’a pas de mesures pour ces jours.'],
  ['wrong_direction', 'Ce point ne mesure pas cette énergie : choisissez l’autre.'],
  [
    'load_curve_disabled',
    'La courbe de charge n’est pas enregistrée : activez la collecte horaire dans votre compte Enedis, ou choisissez une semaine.',
  ],
  ['consent_missing', 'Le consentement de ce point est terminé : redonnez-le depuis le tableau de bord.'],
  ['consent_withdrawn', 'Le consentement de ce point a été retiré : redonnez-le depuis le tableau de bord.'],
  ['not_holder', 'Enedis ne vous reconnaît pas comme titulaire de ce point : redonnez votre consentement.'],
  ['quota_exceeded', 'Vos appels d’aujourd’hui sont épuisés : réessayez après minuit, heure universelle.'],
  ['before_activation', 'Le compteur n’était pas encore en service : choisissez des jours plus récents.'],
  ['before_consent', 'Ces jours sont antérieurs à votre consentement : choisissez-en de plus récents.'],
  ['history_limit', 'Ces jours sont trop anciens pour Enedis : choisissez-en de plus récents.'],
  ['rate_limited', 'Trop de demandes attendent Enedis : réessayez plus tard.'],
  ['rate_limit_wait', 'Trop de demandes attendent Enedis : réessayez plus tard.'],
])

/** Why a page has nothing to show, by the kind of the error. */
export function problemWords(kind: string): string {
  return WORDS.get(kind) ?? 'Enedis ne répond pas comme prévu : réessayez plus tard.'
}
