// What mails say. Every word is ours: nothing that somebody typed is in them. Links begin with the configured address of the hub,
// whatever name a request came to.
import type { Mail, MailAddress } from '../../../platform/mail/mail.js'

const AUTOMATIC = 'Ce message est envoyé automatiquement : n’y répondez pas.'

export interface MailOptions {
  /** Unique for what the mail is about. */
  id: string
  /** Where it is sent. */
  address: string
  from: MailAddress
}

const TEXTS = {
  confirm: {
    subject: 'Confirmez votre adresse électronique',
    paragraphs: [
      'Cette adresse a été donnée pour créer un compte sur la passerelle Linky.',
      'Si c’est vous, confirmez-la dans les 24 heures avec ce lien et le mot de passe que vous avez choisi :',
    ],
    end: 'Sinon, ne faites rien : aucun compte ne sera créé.',
  },
  known: {
    subject: 'Vous avez déjà un compte',
    paragraphs: [
      'Cette adresse a été donnée pour créer un compte sur la passerelle Linky, mais elle en a déjà un.',
      'Si c’est vous, connectez-vous ici, ou demandez-y un nouveau mot de passe :',
    ],
    end: 'Sinon, ne faites rien : rien n’a changé.',
  },
  reset: {
    subject: 'Choisissez un nouveau mot de passe',
    paragraphs: [
      'Un nouveau mot de passe a été demandé pour votre compte de la passerelle Linky.',
      'Choisissez-le dans l’heure avec ce lien, qui sert une fois :',
    ],
    end: 'Si vous ne l’avez pas demandé, ne faites rien : votre mot de passe reste le même.',
  },
  claimed: {
    subject: 'Un autre compte demande votre point de livraison',
    paragraphs: [
      'Une personne a prouvé, avec un autre compte de la passerelle Linky, qu’elle connaît le contrat d’un point de livraison rattaché au vôtre.',
      'Rien n’a changé : le point reste rattaché à votre compte. Si vous avez déménagé, retirez-le de votre tableau de bord :',
    ],
    end: 'Si vous ne savez pas de quoi il s’agit, changez votre mot de passe.',
  },
  asked: {
    subject: 'Un autre compte demande votre point de livraison',
    paragraphs: [
      'Un consentement a été donné, avec un autre compte de la passerelle Linky, pour un point de livraison rattaché au vôtre.',
      'Il a été refusé, et rien n’a changé. Si vous avez déménagé, retirez ce point de votre tableau de bord :',
    ],
    end: 'Sinon, ne faites rien : le point reste rattaché à votre compte.',
  },
} as const

export type MailKind = keyof typeof TEXTS

export function writeMail(kind: MailKind, url: string, { id, address, from }: MailOptions): Mail {
  const { subject, paragraphs, end } = TEXTS[kind]
  const [first, ask] = paragraphs
  const text = ['Bonjour,', first, `${ask}\n${url}`, end, AUTOMATIC].join('\n\n')
  const domain = from.address.split('@').at(-1) ?? ''
  return { id: `${id}@${domain}`, to: { name: '', address }, subject, text }
}
