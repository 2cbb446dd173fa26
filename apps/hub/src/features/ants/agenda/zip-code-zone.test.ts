import { expect, test } from 'vitest'
import { contradictedZone, zoneOfZipCode } from './zip-code-zone.js'

test.each([
  ['59000', 'Europe/Paris'],
  ['20200', 'Europe/Paris'],
  ['67000', 'Europe/Paris'],
  ['97133', 'America/St_Barthelemy'],
  ['97700', 'America/St_Barthelemy'],
  ['97150', 'America/Marigot'],
  ['97800', 'America/Marigot'],
  ['97110', 'America/Guadeloupe'],
  ['97200', 'America/Martinique'],
  ['97300', 'America/Cayenne'],
  ['97400', 'Indian/Reunion'],
  ['97500', 'America/Miquelon'],
  ['97600', 'Indian/Mayotte'],
  ['98600', 'Pacific/Wallis'],
  ['98701', 'Pacific/Tahiti'],
  ['98714', 'Pacific/Tahiti'],
  ['98729', 'Pacific/Tahiti'],
  ['98735', 'Pacific/Tahiti'],
  ['98750', 'Pacific/Tahiti'],
  ['98754', 'Pacific/Tahiti'],
  ['98740', 'Pacific/Marquesas'],
  ['98742', 'Pacific/Marquesas'],
  ['98749', 'Pacific/Marquesas'],
  ['98755', 'Pacific/Gambier'],
  ['98800', 'Pacific/Noumea'],
  // Several zones, or none, or codes of no commune.
  ['98700', null],
  ['98736', null],
  ['98739', null],
  ['98756', null],
  ['98790', null],
  ['98793', null],
  ['98796', null],
  ['98765', null],
  ['98799', null],
  ['98400', null],
  ['97900', null],
])('%s is at %s', (zipCode, zone) => {
  expect(zoneOfZipCode(zipCode)).toBe(zone)
})

test.each([
  ['97400', 'Europe/Paris', 'Indian/Reunion'],
  ['59000', 'Indian/Reunion', 'Europe/Paris'],
  ['59000', 'Europe/London', 'Europe/Paris'],
  ['98742', 'Europe/Paris', 'Pacific/Marquesas'],
  ['98765', 'Europe/Paris', 'Pacific/Tahiti'],
  // The same clock under another name, or one of the several of Polynesia.
  ['97100', 'America/Martinique', undefined],
  ['59000', 'Europe/Brussels', undefined],
  ['97600', 'Africa/Nairobi', undefined],
  ['98742', 'Pacific/Tahiti', undefined],
  ['98400', 'Indian/Kerguelen', undefined],
])('%s at %s: %s was to be expected', (zipCode, timeZone, expected) => {
  expect(contradictedZone(zipCode, timeZone, '2027-09-07')).toBe(expected)
})
