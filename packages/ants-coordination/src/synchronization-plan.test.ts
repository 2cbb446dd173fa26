import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deletionKey, planSynchronization, type WantedAppointment } from './synchronization-plan.js'
import type { DeclaredAppointment } from './status-types.js'
import { setTools, type SynchronizationTools } from './synchronization-tools.js'
import { wallClockMinute } from './wall-clock.js'

setTools({ wallClockMinute } as SynchronizationTools)

const place = { meeting_point: 'Mairie de Valbrume', appointment_date: '2027-12-10T09:00:00' }
const row = (management_url: string, changes: Partial<DeclaredAppointment> = {}): DeclaredAppointment => ({
  ...place,
  management_url,
  ...changes,
})
const wanted = (management_url: string, changes: Partial<WantedAppointment> = {}): WantedAppointment => ({
  ...place,
  meeting_point_id: '412',
  management_url,
  ...changes,
})
const ours = 'https://rdv.valbrume.example/rdvs/'
const isOwn = ({ management_url }: DeclaredAppointment): boolean => management_url.startsWith(ours)

describe('planSynchronization', () => {
  it('changes nothing when the wall-clock minutes agree, whatever their form', () => {
    const plan = planSynchronization(
      [row(`${ours}1`)],
      [wanted(`${ours}1`, { appointment_date: '2027-12-10 09:00' })],
      isOwn,
    )
    expect(plan).toMatchObject({ withdraw: [], declare: [], unchanged: [row(`${ours}1`)] })
  })

  it.each([
    ['URL', { management_url: `${ours}2` }],
    ['place', { meeting_point: 'Mairie annexe' }],
    ['minute', { appointment_date: '2027-12-10T09:01' }],
  ])('replaces a row whose %s differs', (_, changes) => {
    const plan = planSynchronization([row(`${ours}1`)], [wanted(`${ours}1`, changes)], isOwn)
    expect(plan.withdraw).toEqual([row(`${ours}1`)])
    expect(plan.declare).toEqual([wanted(`${ours}1`, changes)])
  })

  it('keeps two live appointments of one number', () => {
    const second = { appointment_date: '2027-12-11T10:00:00' }
    const plan = planSynchronization([row(`${ours}1`)], [wanted(`${ours}1`), wanted(`${ours}2`, second)], isOwn)
    expect(plan).toMatchObject({ withdraw: [], declare: [wanted(`${ours}2`, second)], unchanged: [row(`${ours}1`)] })
  })

  it('reports rows of others and never touches them, not even below our own address', () => {
    const foreign = [
      row('https://autre.example/1', { meeting_point: 'Ailleurs' }),
      row(`${ours}1/edit`, { meeting_point: 'Ici' }),
    ]
    const plan = planSynchronization(foreign, [], ({ management_url }) => management_url === `${ours}1`)
    expect(plan).toEqual({ withdraw: [], declare: [], unchanged: [], foreign, blocked: [] })
  })

  it('leaves an own row in place when its deletion would take a foreign one', () => {
    const foreign = row('https://autre.example/1')
    const plan = planSynchronization([row(`${ours}1`), foreign], [], isOwn)
    expect(plan).toMatchObject({ withdraw: [], foreign: [foreign], blocked: [row(`${ours}1`)] })
  })

  it('declares again a wanted row that shares place and time with one to withdraw', () => {
    const plan = planSynchronization([row(`${ours}old`), row(`${ours}1`)], [wanted(`${ours}1`)], isOwn)
    expect(plan).toMatchObject({ withdraw: [row(`${ours}old`)], declare: [wanted(`${ours}1`)], unchanged: [] })
  })

  it('takes a row with a wanted URL for its own even if isOwn does not know it', () => {
    const plan = planSynchronization(
      [row(`${ours}1`)],
      [wanted(`${ours}1`, { meeting_point: 'Ailleurs' })],
      () => false,
    )
    expect(plan).toMatchObject({ withdraw: [row(`${ours}1`)], foreign: [] })
  })

  it('always ends with exactly the wanted rows, the foreign ones and the blocked ones', () => {
    const places = fc.record({
      meeting_point: fc.constantFrom('A', 'B'),
      appointment_date: fc.constantFrom('2027-12-10T09:00:00', '2027-12-10 09:00', '2027-12-10T10:00:00'),
    })
    const rows = fc.array(
      fc
        .tuple(fc.constantFrom(`${ours}1`, `${ours}2`, `${ours}3`, 'https://autre.example/1'), places)
        .map(([url, where]) => row(url, where)),
      { maxLength: 5 },
    )
    const wishes = fc.uniqueArray(
      fc.tuple(fc.constantFrom(`${ours}1`, `${ours}2`), places).map(([url, where]) => wanted(url, where)),
      { selector: ({ management_url }) => management_url, maxLength: 2 },
    )
    const identity = (each: DeclaredAppointment): string => `${each.management_url} ${deletionKey(each)}`
    fc.assert(
      fc.property(rows, wishes, (shown, wishlist) => {
        const plan = planSynchronization(shown, wishlist, isOwn)
        const taken = new Set(plan.withdraw.map(deletionKey))
        const left = shown.filter((each) => !taken.has(deletionKey(each)))
        const after = [...left, ...plan.declare].map(identity)
        const foreign = shown.filter((each) => !isOwn(each))
        expect(after.toSorted()).toEqual([...wishlist, ...foreign, ...plan.blocked].map(identity).toSorted())
      }),
      { numRuns: 2_000 },
    )
  })
})
