import type { HubConfig } from '../config.js'
import { features as declared } from '../features/index.js'
import type { HubVariables } from './variables.js'

/** One sentence for each piece of information that the law requires beside a form and that a live hub does not show. */
export function missingLegalInformation({ liveFeatures, legal }: Pick<HubConfig, 'liveFeatures' | 'legal'>): string[] {
  if (!declared.some(({ name, hasPages }) => hasPages && liveFeatures.has(name))) return []
  const told = [
    ['HUB_LEGAL_NOTICE', legal.legalNotice, 'the pages for citizens have no legal notice'],
    ['HUB_ACCESSIBILITY_STATEMENT', legal.accessibilityStatement, 'they have no accessibility statement'],
    ['HUB_DATA_CONTROLLER', legal.dataController, 'they do not say who processes personal data'],
    ['HUB_DATA_CONTACT', legal.dataContact, 'they do not say where to write to use one’s rights'],
    ['HUB_DATA_PROTECTION_OFFICER', legal.dataProtectionOfficer, 'they do not name the data protection officer'],
  ] as const satisfies readonly (readonly [keyof HubVariables, string | undefined, string])[]
  return told.flatMap(([variable, value, lack]) => (value === undefined ? [`${variable} is not set: ${lack}.`] : []))
}
