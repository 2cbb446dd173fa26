// Information that the law requires beside forms: who publishes the pages, how accessible they are, who processes the data.

/** An operator's own information; a missing part is not shown. */
export interface LegalInformation {
  /** Days for which what is personal is kept after an appointment. */
  retentionDays: number
  /** Text of a page of ours, or the http(s) address of the operator's own page. */
  legalNotice?: string | undefined
  accessibilityStatement?: string | undefined
  /** Which words the law prescribes for the link to the statement. Default `none`, as long as no audit says better. */
  accessibilityConformity?: AccessibilityConformity | undefined
  /** Name and address of who decides why and how personal data is processed (GDPR, article 4). */
  dataController?: string | undefined
  /** Where people write to use their rights: an e-mail address, an http(s) address, or a postal one. */
  dataContact?: string | undefined
  /** The same for the data protection officer. */
  dataProtectionOfficer?: string | undefined
}

export const CONFORMITIES = ['none', 'partial', 'full'] as const
export type AccessibilityConformity = (typeof CONFORMITIES)[number]

export const LEGAL_NOTICE_PAGE = 'mentions-legales'
export const ACCESSIBILITY_PAGE = 'accessibilite'
export const DATA_PROTECTION_PAGE = 'donnees-personnelles'

/** Article 4 of décret 2019-768 of 24 July 2019 prescribes these words. */
const CONFORMITY_WORDS: Readonly<Record<AccessibilityConformity, string>> = {
  none: 'Accessibilité\u00a0: non conforme',
  partial: 'Accessibilité\u00a0: partiellement conforme',
  full: 'Accessibilité\u00a0: totalement conforme',
}

/** @param base path of the pages for citizens */
export function footerLinks(legal: LegalInformation | undefined, base: string): { href: string; words: string }[] {
  if (!legal) return []
  const { legalNotice, accessibilityStatement, accessibilityConformity = 'none' } = legal
  return [
    legalNotice && { href: toHref(legalNotice, `${base}/${LEGAL_NOTICE_PAGE}`), words: 'Mentions légales' },
    accessibilityStatement && {
      href: toHref(accessibilityStatement, `${base}/${ACCESSIBILITY_PAGE}`),
      words: CONFORMITY_WORDS[accessibilityConformity],
    },
    tellsDataProtection(legal) && {
      href: `${base}/${DATA_PROTECTION_PAGE}`,
      words: 'Données personnelles',
    },
  ].filter((link) => typeof link === 'object')
}

/** Whether there is enough to say: without anybody to write to, the page would be of no use. */
export function tellsDataProtection({ dataController, dataContact, dataProtectionOfficer }: LegalInformation): boolean {
  return [dataController, dataContact, dataProtectionOfficer].some((text) => text !== undefined)
}

export function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
}

function toHref(text: string, page: string): string {
  return isAddress(text) ? text : page
}

/** The words where an operator gave no number of days. */
export const KEPT_DAYS_UNKNOWN = 'ensuite'

/** How long after the appointment what is personal is erased. */
export function keptWords(days: number): string {
  return days === 1 ? '1\u00a0jour après' : `${days}\u00a0jours après`
}
