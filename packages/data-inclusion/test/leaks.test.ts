import { describeLeaks } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createDataInclusionClient } from '../src/index.js'

const token = 'token-canary-77'
const text = 'canari souffrant'

describeLeaks(
  {
    canaries: [token, text, '50.123456'],
    createClient: (options) => createDataInclusionClient({ token, ...options }),
    calls: {
      searchServices: (client) => client.searchServices({ lat: 50.123456, lon: 2, recherche_public: text }),
      getStructure: (client) => client.getStructure({ id: text }),
    },
    answers: [
      { status: 422, body: JSON.stringify({ detail: text }) },
      { status: 422, body: JSON.stringify({ detail: [{ loc: [text], msg: text, input: token }] }) },
    ],
  },
  { describe, it },
)
