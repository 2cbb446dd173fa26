import type { components } from './generated/ants-coordination.types.gen.js'

type Schemas = components['schemas']

/** One row of ANTS, as some editor declared it. */
export type DeclaredAppointment = Omit<Schemas['DeclaredAppointment'], 'meeting_point_id'> & {
  /** May be missing; a string even where ANTS sent a number. */
  meeting_point_id?: string | null
}
/** What ANTS knows of one number. */
export type ApplicationStatusAnswer = Omit<Schemas['ApplicationStatusAnswer'], 'appointments'> & {
  /** Empty when the number is not `validated`: its rows are hidden then, not gone. */
  appointments: DeclaredAppointment[]
}
/** What ANTS knows of each number that was asked, keyed by the number in upper case. */
export type StatusAnswer = Record<string, ApplicationStatusAnswer>
/** The five known statuses, or any other text; only `validated` may book. */
export type ApplicationStatus = Schemas['ApplicationStatus']
