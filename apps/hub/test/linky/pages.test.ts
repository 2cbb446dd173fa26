// Pages of a point: read live, counted, as plot, table and files.
import { expect, test } from 'vitest'
import { linkyCache, linkyPoints } from '../../src/features/enedis/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { linkyHub } from '../support/linky-hub.js'
import { POINT } from '../support/linky-enedis.js'
import { program } from '../support/linky-programs.js'

describeOnEachEngine('pages of a point', ({ createStorage }) => {
  const hub = linkyHub(createStorage)
  const point = async () => {
    const [row] = await hub.database.run((connection) => connection.select().from(linkyPoints))
    return `/linky/points/${row?.id}`
  }

  test('a week as a plot and as a table, up to yesterday, with the number masked', async () => {
    const { visitor } = await program(hub, [POINT])
    const page = await visitor.read(await point())
    expect(page).toContain('<svg')
    expect(page.match(/<rect /g)?.length).toBe(7)
    expect(page).toContain('mardi 3\u00a0novembre 2026')
    expect(page).toContain('lundi 9\u00a0novembre 2026')
    expect(page).not.toContain('mardi 10\u00a0novembre')
    expect(page).toContain('22••••••••4270')
    expect(page).not.toContain(POINT)
    expect(await visitor.read('/linky/tableau-de-bord')).toMatch(/<meter [^>]*value="1"/)
    expect(await hub.database.run((connection) => connection.select().from(linkyCache))).toEqual([])
  })

  test('one day is a curve, thirty days are bars, each counted', async () => {
    const { visitor } = await program(hub, [POINT])
    const day = await visitor.read(`${await point()}?periode=jour&jusqu-au=2026-11-01`)
    expect([day.match(/<rect /g)?.length, day.includes('<th scope="col">W</th>')]).toEqual([48, true])
    const month = await visitor.read(`${await point()}?periode=mois&jusqu-au=2026-10-31`)
    expect(month.match(/<rect /g)?.length).toBe(30)
  })

  test('measures are taken away as CSV and JSON', async () => {
    const { visitor } = await program(hub, [POINT])
    const csv = await visitor.get(`${await point()}/mesures.csv?periode=semaine&jusqu-au=2026-11-07`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect((await csv.text()).split('\r\n').slice(0, 2)).toEqual([
      'at,value,unit',
      expect.stringMatching(/^2026-11-01,\d+,Wh$/),
    ])
    const json = await visitor.get(`${await point()}/mesures.json?periode=jour&jusqu-au=2026-11-07`)
    expect(await json.json()).toMatchObject({
      usage_point_id: POINT,
      unit: 'W',
      start: '2026-11-07',
      end: '2026-11-08',
    })
  })
})
