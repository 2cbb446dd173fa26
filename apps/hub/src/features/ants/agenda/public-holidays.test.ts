import { afterEach, describe, expect, test, vi } from 'vitest'

const metropolitan = { zip_code: '59650', time_zone: 'Europe/Paris' }

/** A fresh copy of the module: it remembers the years it has computed. */
async function listHolidays(year: number, place = metropolitan as { zip_code: string | null; time_zone: string }) {
  vi.resetModules()
  const { publicHolidays } = await import('./public-holidays.js')
  return [...publicHolidays(year, place)].map(([day, name]) => `${day} ${name}`).toSorted()
}

const OF_2024 = [
  "2024-01-01 Jour de l'an",
  '2024-04-01 Lundi de Pâques',
  '2024-05-01 Fête du travail',
  '2024-05-08 Victoire des alliés',
  '2024-05-09 Ascension',
  '2024-05-20 Lundi de Pentecôte',
  '2024-07-14 Fête Nationale',
  '2024-08-15 Assomption',
  '2024-11-01 Toussaint',
  '2024-11-11 Armistice',
  '2024-12-25 Noël',
]

describe('public holidays', () => {
  const processZone = process.env.TZ
  afterEach(() => {
    process.env.TZ = processZone ?? 'UTC'
  })

  // Clocks change between Easter and Ascension in Auckland, on Easter day in Paris; at midnight in Santiago.
  test.each(['UTC', 'Europe/Paris', 'Pacific/Auckland', 'America/Santiago', 'Africa/Cairo'])(
    'do not depend on the process being in %s',
    async (zone) => {
      process.env.TZ = zone
      expect(await listHolidays(2024)).toEqual(OF_2024)
    },
  )

  test.each(['57000', '67000', '68100'])('Alsace-Moselle (%s) has two more', async (zip_code) => {
    const more = await listHolidays(2024, { ...metropolitan, zip_code })
    expect(more.filter((day) => !OF_2024.includes(day))).toEqual([
      '2024-03-29 Vendredi Saint',
      '2024-12-26 Saint Étienne',
    ])
  })

  test.each([
    ['97110', 'America/Guadeloupe', '05-27'],
    ['97200', 'America/Martinique', '05-22'],
    ['97300', 'America/Cayenne', '06-10'],
    ['97400', 'Indian/Reunion', '12-20'],
    ['97600', 'Indian/Mayotte', '04-27'],
    ['97150', 'America/Marigot', '05-28'],
    ['97133', 'America/St_Barthelemy', '10-09'],
  ])(
    '%s commemorates the abolition of slavery, whether known by zip code or by time zone',
    async (zip_code, time_zone, day) => {
      const expected = [`2024-${day} Commémoration de l'abolition de l'esclavage`]
      const byZipCode = await listHolidays(2024, { zip_code, time_zone: 'Europe/Paris' })
      const byTimeZone = await listHolidays(2024, { zip_code: null, time_zone })
      expect(byZipCode.filter((text) => !OF_2024.includes(text))).toEqual(expected)
      expect(byTimeZone.filter((text) => !OF_2024.includes(text))).toEqual(expected)
    },
  )
})
