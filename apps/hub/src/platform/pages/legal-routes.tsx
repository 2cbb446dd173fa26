import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import {
  ACCESSIBILITY_PAGE,
  DATA_PROTECTION_PAGE,
  isAddress,
  LEGAL_NOTICE_PAGE,
  type LegalInformation,
  tellsDataProtection,
} from './legal.js'
import { showPage } from './page-frame.js'
import { DataProtectionPage, TextPage } from './legal-pages.js'
import type { PagesEnv } from './page-site.js'

/**
 * The pages that the footer leads to: each is there when its variables are set.
 * @param processedData what the pages ask for, why, who gets it and for how long
 */
export function legalRoutes(legal: LegalInformation | undefined, processedData: Child): Hono<PagesEnv> {
  const routes = new Hono<PagesEnv>()
  const texts = [
    [LEGAL_NOTICE_PAGE, 'Mentions légales', legal?.legalNotice],
    [ACCESSIBILITY_PAGE, 'Déclaration d’accessibilité', legal?.accessibilityStatement],
  ] as const
  for (const [page, title, text] of texts) {
    if (text === undefined) continue
    routes.get(`/${page}`, (context) =>
      isAddress(text) ? context.redirect(text, 303) : showPage(context, <TextPage title={title} text={text} />),
    )
  }
  if (legal && tellsDataProtection(legal)) {
    routes.get(`/${DATA_PROTECTION_PAGE}`, (context) =>
      showPage(context, <DataProtectionPage legal={legal}>{processedData}</DataProtectionPage>),
    )
  }
  return routes
}
