import { MESSAGE_ID } from './views/layout.js'

/** Pages of one management token; the empty one is its first. */
export type ManagementPage = '' | 'deplacer' | 'annuler' | 'coordonnees' | 'rendez-vous.ics'

/** What was just done, told on the page that follows. It is in an address, so it is believed only as far as the page shows it. */
export const DONE = ['reserve', 'deja', 'deplace', 'annule', 'coordonnees'] as const
export type Done = (typeof DONE)[number]

/** The pages for the contact only. */
export const PERSONAL_PAGES = ['deplacer', 'annuler', 'coordonnees'] as const satisfies readonly ManagementPage[]

export interface Paths {
  /** Of the booking form. */
  booking: string
  /** A page of a token; what its cookie is limited to, for the first one. */
  managed(token: string, to?: { page?: ManagementPage | undefined; done?: Done | undefined }): string
}

/** Paths as the citizen's browser knows them: the hub may be published under a path of a larger site. */
export function pathsOf(publicUrl: string): Paths {
  const base = new URL(publicUrl).pathname.replace(/\/+$/, '')
  const booking = `${base}/rdv`
  return {
    booking,
    managed: (token, { page = '', done } = {}) =>
      [booking, `/${token}`, page && `/${page}`, done === undefined ? '' : `?fait=${done}#${MESSAGE_ID}`].join(''),
  }
}

/** The token in the address of a management page. */
export function tokenOf(managementUrl: string): string {
  return new URL(managementUrl).pathname.split('/').at(-1) ?? ''
}
