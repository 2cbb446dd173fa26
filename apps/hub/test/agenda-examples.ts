// Agenda documents for the tests of their validation: a small one that is right, and what is said of wrong ones.
import { parseAgenda } from '../src/features/ants/agenda/document.js'

/** A day after which no Sunday is a public holiday for a while: the smallest point has no warning. */
export const today = '2027-08-16'

/** The smallest point that is allowed: everything else has a default. */
export function minimal(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: '412',
    name: 'Mairie de Valbrume - annexe',
    street: '12 rue des Lilas',
    zip_code: '59999',
    city_name: 'Valbrume',
    longitude: 3.0351,
    latitude: 50.5487,
    durations: { CNI: 15 },
    openings: [{ weekdays: [7], from: '09:00', to: '12:00' }],
    ...changes,
  }
}

export function listErrors(...points: unknown[]): string[] {
  return errorsOfDocument({ meeting_points: points })
}

export function errorsOfDocument(document: unknown): string[] {
  const result = parseAgenda(document, { today })
  return result.ok ? [] : result.errors.map(({ pointer, message }) => `${pointer} ${message}`)
}

/** The pointers of the errors, relative to the only meeting point. */
export function wrongPlaces(changes: Record<string, unknown>): string[] {
  const result = parseAgenda({ meeting_points: [minimal(changes)] }, { today })
  return result.ok ? [] : result.errors.map(({ pointer }) => pointer.replace('/meeting_points/0', ''))
}

/** One opening, right but for the changes: `minimal(withOpening({ desks: 0 }))`. */
export function withOpening(changes: object): Record<string, unknown> {
  return { openings: [{ weekdays: [1], from: '09:00', to: '12:00', ...changes }] }
}

/** One closure, right but for the changes. */
export function withClosure(changes: object): Record<string, unknown> {
  return { closures: [{ first_day: '2027-12-24', last_day: '2027-12-31', ...changes }] }
}
