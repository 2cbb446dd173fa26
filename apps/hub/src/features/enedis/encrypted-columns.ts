import type { EncryptedColumn } from '../../platform/encryption/reencrypt.js'
import {
  accountAssociatedData,
  consentAssociatedData,
  linkAssociatedData,
  pointAssociatedData,
} from './associated-data.js'
import { linkyAccounts, linkyConsents, linkyLinks, linkyPoints } from './tables.js'

/** What this feature stores encrypted, for the rotation of the key. The cache is not among it: no key of the server opens it. */
export const encryptedColumns: readonly EncryptedColumn[] = [
  {
    countedAs: 'linky_accounts',
    table: linkyAccounts,
    column: linkyAccounts.email,
    key: { id: linkyAccounts.id },
    toAssociatedData: ({ id = '' }) => accountAssociatedData(id),
  },
  {
    countedAs: 'linky_links',
    table: linkyLinks,
    column: linkyLinks.email,
    key: { id: linkyLinks.id },
    toAssociatedData: ({ id = '' }) => linkAssociatedData(id),
  },
  {
    countedAs: 'linky_consents',
    table: linkyConsents,
    column: linkyConsents.returned,
    key: { id: linkyConsents.id },
    toAssociatedData: ({ id = '' }) => consentAssociatedData(id),
  },
  {
    countedAs: 'linky_points',
    table: linkyPoints,
    column: linkyPoints.point,
    key: { id: linkyPoints.id },
    toAssociatedData: ({ id = '' }) => pointAssociatedData(id),
  },
]
