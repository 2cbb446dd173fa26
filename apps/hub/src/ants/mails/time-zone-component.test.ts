import { expect, test } from 'vitest'
import { timeZoneComponent } from './time-zone-component.js'

const lines = (timeZone: string, wallClock: string): string[] => timeZoneComponent(timeZone, wallClock).split('\r\n')

test('winter in France: since October, until March', () => {
  expect(lines('Europe/Paris', '2027-12-10T09:00')).toEqual([
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Paris',
    'BEGIN:STANDARD',
    'DTSTART:20271031T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:20280326T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ])
})

test('an island without summer time has one offset', () => {
  expect(lines('Indian/Reunion', '2027-12-10T09:00').filter((line) => /^(BEGIN|TZOFFSETTO)/.test(line))).toEqual([
    'BEGIN:VTIMEZONE',
    'BEGIN:STANDARD',
    'TZOFFSETTO:+0400',
  ])
})

test('a zone whose clocks never changed', () => {
  expect(lines('UTC', '2027-12-10T09:00')).toContain('TZOFFSETTO:+0000')
})

test('west of Greenwich', () => {
  expect(lines('America/Martinique', '2027-07-10T09:00')).toContain('TZOFFSETTO:-0400')
})
