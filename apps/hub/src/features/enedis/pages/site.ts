import { footerLinks, type LegalInformation } from '../../../platform/pages/legal.js'
import type { PageSite } from '../../../platform/pages/page-site.js'

/** @param base path of the pages */
export function createSite(legal: LegalInformation | undefined, base: string): PageSite {
  return {
    name: 'Passerelle Linky',
    headline: 'Passerelle Linky\u00a0: vos données d’électricité',
    about:
      'Vos données de consommation ne servent qu’à vous répondre. La copie que la passerelle en garde est chiffrée par votre clé d’API\u00a0: sans elle, personne ne peut la lire.',
    links: footerLinks(legal, base),
    unknown: 'Il n’y a pas de page à cette adresse. Vérifiez qu’elle est complète.',
    help: 'écrivez à qui administre cette passerelle',
  }
}
