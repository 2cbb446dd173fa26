import { MESSAGE_ID } from '../../../platform/pages/layout.js'

/** Pages of one management token; the empty one is its first. */
export type ManagementPage = '' | 'deplacer' | 'annuler' | 'coordonnees' | 'rendez-vous.ics' | 'sortir'

/** The last action, confirmed on the page that follows. It comes from an address, so the page checks it against the appointment. */
export const DONE = [
  'reserve',
  'reserve-sans-message',
  'deja',
  'deplace',
  'annule',
  'coordonnees',
  'inchange',
  'lien',
  'adresse',
  'sorti',
] as const
export type Done = (typeof DONE)[number]

/** The pages for the contact only. */
export const PERSONAL_PAGES = ['deplacer', 'annuler', 'coordonnees'] as const satisfies readonly ManagementPage[]

/** Parameter of a page that shows again a form that was refused: the id under which it is kept. */
export const KEPT_FORM = 'saisie'

export interface PageAddress {
  page?: ManagementPage | undefined
  /** Confirmed on the page, which is scrolled to it. */
  done?: Done | undefined
  /** More parameters; those that are undefined are left out. Never anything personal. */
  parameters?: Readonly<Record<string, string | undefined>> | undefined
  /** Whether the page has a message, to which it is scrolled. */
  isTold?: boolean | undefined
}

export interface Paths {
  /** Path of the booking form. */
  booking: string
  /** A page of a token; what its cookie is limited to, for the first one. */
  managed(token: string, to?: PageAddress): string
}

/** Paths as the citizen's browser knows them: the hub may be published under a path of a larger site. */
export function createPaths(publicUrl: string): Paths {
  const base = new URL(publicUrl).pathname.replace(/\/+$/, '')
  const booking = `${base}/rdv`
  return {
    booking,
    managed: (token, { page = '', done, parameters, isTold = done !== undefined } = {}) => {
      const path = [booking, `/${token}`, page && `/${page}`].join('')
      return withParameters(path, { ...parameters, ...(done && { fait: done }) }, isTold)
    },
  }
}

/** @param isTold the page has a message, to which it is scrolled */
export function withParameters(path: string, parameters: Readonly<Record<string, string | undefined>>, isTold = false) {
  const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  const query = new URLSearchParams(given).toString()
  return [path, query && `?${query}`, isTold ? `#${MESSAGE_ID}` : ''].join('')
}

/** The token in the address of a management page. */
export function parseToken(managementUrl: string): string {
  return new URL(managementUrl).pathname.split('/').at(-1) ?? ''
}
