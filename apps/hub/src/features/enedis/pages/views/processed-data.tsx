/** What article 13 of the GDPR wants told of these pages. */
export function ProcessedData() {
  return (
    <>
      <h2>Ce qui est demandé, et pourquoi</h2>
      <p>
        Votre adresse électronique et un mot de passe, pour ouvrir votre compte. Avec votre consentement, donné sur le
        site d’Enedis, la passerelle lit les données de votre compteur et de votre contrat pour vous les transmettre.
      </p>
      <h2>Combien de temps</h2>
      <p>
        Les mesures lues sont gardées un jour au plus, chiffrées avec votre clé d’API. Le compte et ses points de
        livraison sont effacés dès que vous le supprimez&nbsp;; les compteurs d’appels, après un mois.
      </p>
      <h2>Les cookies</h2>
      <p>
        Un cookie retient que vous êtes connecté, un autre protège le retour d’Enedis pendant dix minutes. Ils ne
        servent à rien d’autre.
      </p>
    </>
  )
}
