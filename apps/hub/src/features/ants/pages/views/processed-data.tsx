import { keptWords } from '../../../../platform/pages/legal.js'

/** Which data these pages collect, why, who receives it, and for how long. */
export function ProcessedData({ retentionDays }: { retentionDays: number }) {
  return (
    <>
      <h2>Lesquelles, et pourquoi</h2>
      <p>
        Vos nom, prénom, adresse électronique, numéro de téléphone si vous l’indiquez, et numéros de pré-demande servent
        à prendre, confirmer, déplacer et annuler un rendez-vous pour une carte d’identité ou un passeport. Ce
        traitement relève d’une mission d’intérêt public (article&nbsp;6, paragraphe&nbsp;1, e, du RGPD).
      </p>
      <h2>À qui elles sont transmises</h2>
      <p>
        À la mairie où vous prenez rendez-vous. Le numéro de pré-demande, le lieu et la date du rendez-vous sont aussi
        transmis à l’ANTS (France Titres), pour éviter les rendez-vous en double.
      </p>
      <h2>Pendant combien de temps</h2>
      <p>
        Elles sont effacées {keptWords(retentionDays)} la date du rendez-vous, même s’il a été annulé. Le lieu, la date
        et le motif, sans rien qui vous désigne, sont conservés au-delà. Un formulaire à corriger attend sa correction
        une heure, puis il est effacé, deux jours au plus tard après son envoi.
      </p>
      <h2>Cookies</h2>
      <p>
        Deux cookies nécessaires au service, sans mesure d’audience ni publicité&nbsp;: l’un retrouve le formulaire à
        corriger tant que le navigateur est ouvert, l’autre retient pendant une heure que vous avez donné l’adresse
        électronique du rendez-vous.
      </p>
    </>
  )
}
