import { html } from 'hono/html'
import type { HomeEntries } from '../../platform/pages/home-page.js'
import { ANTS_ENDPOINTS, ANTS_PREFIX } from './editor-routes.js'
import { DEMO_BOOKING_PATH } from './pages/demo-route.js'
import { DEMO_NUMBERS } from './simulated-ants.js'

const BOOK = { fr: 'Essayer : prendre un rendez-vous', en: 'Try it: book an appointment' }
const NUMBERS = {
  fr: 'Bac à sable : rien n’est transmis à l’ANTS. Numéros de pré-demande pour essayer :',
  en: 'Sandbox: nothing is sent to ANTS. Application numbers to try it with:',
}
const TO = { fr: 'à', en: 'to' }

/** The entries of the home page about the feature; in a sandbox also how to try it. */
export function antsHome(isSandbox: boolean): HomeEntries {
  return {
    endpoints: {
      title: { fr: 'Points d’accès appelés par l’ANTS :', en: 'Endpoints that ANTS calls:' },
      paths: ANTS_ENDPOINTS.map((endpoint) => `${ANTS_PREFIX}/${endpoint}`),
    },
    ...(isSandbox && {
      links: [{ path: DEMO_BOOKING_PATH, words: BOOK }],
      note: (language) =>
        html`<p>${NUMBERS[language]} <code>${DEMO_NUMBERS.first}</code> ${TO[language]} <code>${DEMO_NUMBERS.last}</code></p>`,
    }),
  }
}
