// publiccode.yml as the standard's version 0.4 wants it: catalogues drop a file that is not valid without telling.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { readManifest, WORKSPACE } from '../workspace.ts'

interface Description {
  genericName: string
  shortDescription: string
  longDescription: string
  features: string[]
}

interface PublicCode {
  publiccodeYmlVersion: string
  name: string
  url: string
  softwareVersion: string
  releaseDate: string
  platforms: string[]
  categories: string[]
  developmentStatus: string
  softwareType: string
  description: Record<string, Description>
  legal: { license: string }
  maintenance: { type: string; contacts: { name: string }[] }
  localisation: { localisationReady: boolean; availableLanguages: string[] }
}

const publicCode = parse(readFileSync(join(WORKSPACE, 'publiccode.yml'), 'utf8')) as PublicCode

it('has the keys that the standard demands', () => {
  expect(publicCode).toMatchObject({
    publiccodeYmlVersion: '0.4',
    name: expect.any(String) as string,
    url: expect.stringMatching(/^https:\/\/.+\.git$/) as string,
    releaseDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string,
    developmentStatus: expect.stringMatching(/^(?:concept|development|beta|stable|obsolete)$/) as string,
    softwareType: 'library',
    legal: { license: readManifest(WORKSPACE).license },
    maintenance: { type: 'community', contacts: [{ name: expect.any(String) as string }] },
    localisation: { localisationReady: expect.any(Boolean) as boolean, availableLanguages: ['fr', 'en'] },
  })
  expect(publicCode.platforms).not.toEqual([])
})

it.each(['en', 'fr'])('describes the software in %s within the lengths allowed', (language) => {
  const { genericName, shortDescription, longDescription, features } = publicCode.description[language] as Description
  expect(genericName.length).toBeLessThanOrEqual(35)
  expect(shortDescription.length).toBeLessThanOrEqual(150)
  expect(longDescription.length).toBeGreaterThanOrEqual(500)
  expect(longDescription.length).toBeLessThanOrEqual(10_000)
  expect(features).not.toEqual([])
})

it('names the version of the client that it is about', () => {
  expect(publicCode.softwareVersion).toBe(readManifest(join(WORKSPACE, 'packages/ants-coordination')).version)
})
