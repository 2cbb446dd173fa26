import type { DiagorienteAudience } from '@hub/partner-links'

/** The mail that invites to Diagoriente: it names nobody. */
export function writeInvitation(audience: DiagorienteAudience, url: string): { subject: string; text: string } {
  const isForOthers = audience === 'prescripteur'
  const subject = isForOthers
    ? 'Un CV avec Diagoriente pour la personne que vous accompagnez'
    : 'Créez votre CV avec Diagoriente'
  const reason = isForOthers
    ? 'Une candidature que vous avez envoyée ne comporte pas de CV. L’employeur vous propose d’accompagner la personne sur Diagoriente, un outil gratuit pour identifier ses compétences et créer un CV.'
    : 'Votre candidature ne comporte pas de CV. Diagoriente est un outil gratuit pour identifier vos compétences et créer votre CV.'
  return {
    subject,
    text: `Bonjour,\n\n${reason}\n\nPour commencer :\n${url}\n\nCe message est envoyé automatiquement, merci de ne pas y répondre.\n`,
  }
}
