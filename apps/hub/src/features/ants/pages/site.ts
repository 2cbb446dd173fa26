import { footerLinks, KEPT_DAYS_UNKNOWN, keptWords, type LegalInformation } from '../../../platform/pages/legal.js'
import type { PageSite } from '../../../platform/pages/page-site.js'

/** @param base path of the pages */
export function createSite(legal: LegalInformation | undefined, base: string): PageSite {
  const kept = legal ? keptWords(legal.retentionDays) : KEPT_DAYS_UNKNOWN
  return {
    name: 'Rendez-vous en mairie',
    headline: 'Rendez-vous en mairie pour une carte d’identité ou un passeport',
    about: `Vos coordonnées et numéros de pré-demande ne servent qu’à ce rendez-vous\u00a0; ils sont effacés ${kept}. Le numéro de pré-demande, le lieu et la date sont transmis à l’ANTS pour éviter les rendez-vous en double.`,
    links: footerLinks(legal, base),
    unknown:
      'Il n’y a pas de rendez-vous à cette adresse. Vérifiez qu’elle est complète\u00a0: le lien du message de confirmation est le plus sûr.',
    help: 'contactez la mairie',
  }
}
