/** Values of the lists, some of each. */
export const VALUES: Readonly<Record<string, readonly { value: string; label: string; description: string | null }[]>> =
  {
    frais: toValues('gratuit payant'),
    'modes-accueil': toValues('a-distance en-presentiel'),
    'modes-mobilisation': toValues('envoyer-un-courriel se-presenter telephoner utiliser-lien-mobilisation'),
    'personnes-mobilisatrices': toValues('usagers professionnels'),
    publics: toValues(
      'tous-publics actifs beneficiaires-des-minimas-sociaux demandeurs-emploi etudiants familles femmes jeunes personnes-en-situation-de-handicap personnes-en-situation-durgence personnes-en-situation-juridique-specifique personnes-exilees residents-qpv-frr seniors',
    ),
    'reseaux-porteurs': toValues('siae'),
    thematiques: toValues(
      'numerique--acceder-a-du-materiel mobilite--acheter-ou-louer logement-hebergement--etre-accompagne',
    ),
    'types-services': toValues('accompagnement aide-financiere aide-materielle atelier formation information'),
  }

function toValues(names: string) {
  return names.split(' ').map((value) => ({ value, label: value.replaceAll('-', ' '), description: null }))
}
