import { createContext } from 'hono/jsx'
import type { HubEnv } from '../http/hub-env.js'

/** The texts in which the pages of one feature differ from those of another. */
export interface PageSite {
  /** At the end of the title of each window. */
  name: string
  /** In the header of each page. */
  headline: string
  /** First in the footer: how personal data is used. */
  about: string
  /** At the foot of every page. */
  links: readonly { href: string; words: string }[]
  /** Message on the page for an unknown address. */
  unknown: string
  /** Whom to turn to when a page cannot be made: `contactez la mairie`. */
  help: string
}

/** Provided once around all pages. */
export const SiteContext = createContext<PageSite>({
  name: '',
  headline: '',
  about: '',
  links: [],
  unknown: '',
  help: '',
})

/** What all pages know of the request. */
export interface PagesEnv extends HubEnv {
  Variables: HubEnv['Variables'] & { site: PageSite }
}
