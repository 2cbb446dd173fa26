import { expect, test } from 'vitest'
import { parseAccountEmail } from './email-address.js'

test.each([
  ['Zoe@Exemple.fr', 'zoe@exemple.fr'],
  [" o'neill+linky@exemple.fr ", "o'neill+linky@exemple.fr"],
  ['e\u0301lise@exemple.fr', '\u00e9lise@exemple.fr'],
])('%s is an address', (text, address) => {
  expect(parseAccountEmail(text)).toBe(address)
})

test.each(['"><script>alert(1)</script>@x.fr', 'a,b@exemple.fr', 'a;b@exemple.fr', '<a@exemple.fr', 'a\\@exemple.fr'])(
  '%s is none: it could be read as markup, or as two addresses',
  (text) => {
    expect(parseAccountEmail(text)).toBeUndefined()
  },
)
