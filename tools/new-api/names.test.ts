import { expect, it } from 'vitest'
import { toApiNames } from './names.ts'

it('has every form of a name', () => {
  expect(toApiNames('rdv-service')).toEqual({
    name: 'rdv-service',
    package: '@hub/rdv-service-client',
    Name: 'RdvService',
    camel: 'rdvService',
    Title: 'Rdv service',
  })
})

it.each(['', 'Adresse', 'adresse_ban', '../adresse', 'adresse-', '-adresse', 'a--b', 'api2', 'été', 'a b', '--help'])(
  'refuses %j',
  (name) => {
    expect(() => toApiNames(name)).toThrow(`"${name}" cannot be the name of an API: use lower-case letters`)
  },
)
