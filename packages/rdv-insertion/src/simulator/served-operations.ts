import { operations } from '../generated/rdv-insertion.operations.gen.js'

/** The operations of the document, and an older name that is still served. */
export const SERVED = {
  ...operations,
  createAndInviteManyApplicants: {
    method: 'POST',
    path: '/api/v1/organisations/{rdv_solidarites_organisation_id}/applicants/create_and_invite_many',
  },
} as const

/** An operation by its `operationId`. */
export type RdvInsertionOperation = keyof typeof SERVED
