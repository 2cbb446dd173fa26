// The gateway beside other features in one hub, for what is the same for all: documents, headers, limits.
import { createPasswords } from '../../src/features/enedis/accounts/passwords.js'
import { readEnedisConfig } from '../../src/features/enedis/config.js'
import { createEnedisRoutes } from '../../src/features/enedis/routes.js'
import { createEnedisUpstream } from '../../src/features/enedis/upstream.js'
import type { FeatureRoutes, Foundations } from '../../src/platform/feature.js'
import { createClientAddress } from '../../src/platform/http/client-address.js'

export function createLinkyRoutes(foundations: Foundations & { publicUrl: string }): FeatureRoutes {
  const config = readEnedisConfig({} as Parameters<typeof readEnedisConfig>[0], false)
  const { database, keyring, logger, now, publicUrl } = foundations
  return createEnedisRoutes({
    ...foundations,
    config,
    upstream: createEnedisUpstream(config, { database, cipher: keyring.cipher, logger, now }).at(publicUrl),
    passwords: createPasswords(),
    clientAddress: createClientAddress([]),
    enqueue: async () => {},
    sendsMail: false,
  })
}
