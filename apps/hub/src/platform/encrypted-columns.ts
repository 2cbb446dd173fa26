import { idempotencyKeys, sharedTokens } from './database/tables.js'
import { encryptedSetting } from './encryption/encrypted-setting.js'
import { LOOKUP_KEY_SETTING } from './encryption/lookup-key.js'
import type { EncryptedColumn } from './encryption/reencrypt.js'
import { answerAssociatedData } from './partners/idempotency.js'
import { tokenAssociatedData } from './upstream/shared-token-store.js'

/** The encrypted columns of the platform itself. */
export const platformEncryptedColumns: readonly EncryptedColumn[] = [
  {
    countedAs: 'answers',
    table: idempotencyKeys,
    column: idempotencyKeys.responseBody,
    key: { owner: idempotencyKeys.owner, route: idempotencyKeys.route, keyHash: idempotencyKeys.keyHash },
    toAssociatedData: ({ owner = '', route = '', keyHash = '' }) => answerAssociatedData({ owner, route, keyHash }),
  },
  {
    countedAs: 'tokens',
    table: sharedTokens,
    column: sharedTokens.token,
    key: { name: sharedTokens.name },
    toAssociatedData: ({ name = '' }) => tokenAssociatedData(name),
  },
  encryptedSetting(LOOKUP_KEY_SETTING, 'settings'),
]
