// PASS IAE in the database: created, changed, cancelled.
import { and, eq, ne } from 'drizzle-orm'
import type { Connection, Database } from '../../platform/database/database.js'
import { isUniqueViolation } from './unique-violation.js'
import type { Keyring } from '../../platform/encryption/keyring.js'
import { HttpProblem } from '../../platform/http/http-problem.js'
import { startAgain } from '../../platform/jobs/attempt-rows.js'
import { findLateSuspension, moveEnd, overlap, type Suspension } from './approval-dates.js'
import { snapshotAssociatedData, toSnapshot } from './approval-subject.js'
import { refuseField } from './check-request.js'
import { readJobSeeker } from './job-seeker-store.js'
import { CREATED } from './notification.js'
import { isSearchable } from './person.js'
import { approvals, jobSeekers } from './tables.js'

export interface ApprovalRequest {
  job_seeker_id: string
  start_at: string
  end_at: string
  origin_siae_siret: string
  origin_siae_kind: string
  origin_sender_kind: string
  origin_prescriber_organization_kind?: string | undefined
  accepted_application: boolean
  suspensions: readonly Suspension[]
}

export type Approval = typeof approvals.$inferSelect

/** What may never change. */
const ORIGIN = {
  origin_siae_siret: 'originSiret',
  origin_siae_kind: 'originSiaeKind',
  origin_sender_kind: 'originSenderKind',
  origin_prescriber_organization_kind: 'originPrescriberKind',
} as const

/**
 * Creates a PASS, or changes its dates and whether an application was accepted.
 *
 * @throws {HttpProblem} 422 for dates in a wrong order, a person who is not known or has another PASS in that time; 409 when what is frozen
 * would change, and while a cancelled PASS of this number is being told
 */
export async function putApproval(
  database: Database,
  number: string,
  request: ApprovalRequest,
): Promise<{ created: boolean; approval: Approval }> {
  assertDates(request)
  try {
    return await database.transaction((transaction) => put(transaction, number, request))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new HttpProblem(409, 'conflict', 'The same PASS is being created by another request: try again.')
  }
}

async function put(transaction: Connection, number: string, request: ApprovalRequest) {
  await lockPerson(transaction, request.job_seeker_id)
  const [before] = await transaction.select().from(approvals).where(isLive(number)).for('update')
  await assertOnly(transaction, number, request)
  const values = toValues(request)
  if (before === undefined) {
    await replaceCancelled(transaction, number, request)
    const { status, endpoint, exitCode } = CREATED
    const created = { ...values, number, status, endpoint, exitCode, notifiedAt: null }
    const [approval] = await transaction.insert(approvals).values(created).returning()
    return { created: true, approval: approval as Approval }
  }
  assertFrozen(before, request)
  const isMoved = before.startAt !== values.startAt || before.endAt !== values.endAt
  const [approval] = await transaction
    .update(approvals)
    .set({
      ...values,
      // T11: whatever became of it, the new dates are told.
      ...(isMoved && {
        status: 'notification_pending' as const,
        datesVersion: before.datesVersion + 1,
        ...startAgain(),
      }),
    })
    .where(eq(approvals.id, before.id))
    .returning()
  return { created: false, approval: approval as Approval }
}

/** T12: the PASS goes, and a cancelled one with the person as they are stays until France Travail knows of it. */
export async function cancelApproval(
  { database, keyring }: { database: Database; keyring: Keyring },
  number: string,
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const [row] = await transaction.select().from(approvals).where(isLive(number)).for('update')
    if (row === undefined) return false
    const { id, jobSeekerId } = row
    const jobSeeker = jobSeekerId === null ? undefined : await readJobSeeker(transaction, keyring, jobSeekerId)
    const snapshot = jobSeeker && toSnapshot(jobSeeker.person, jobSeeker.idNational)
    const { status, endpoint, exitCode } = CREATED
    await transaction
      .update(approvals)
      .set({
        isCancelled: true,
        // Nothing else says that it is cancelled.
        endAt: row.startAt,
        datesVersion: row.datesVersion + 1,
        snapshot: snapshot ? keyring.cipher.encrypt(JSON.stringify(snapshot), snapshotAssociatedData(id)) : null,
        isSnapshotComplete: snapshot !== undefined && isSearchable(snapshot.person),
        status,
        notifiedAt: null,
        endpoint,
        exitCode,
        failedEndpoint: null,
        failedStatus: null,
        needsReview: false,
        ...startAgain(),
      })
      .where(eq(approvals.id, id))
    return true
  })
}

/**
 * A PASS that takes the number of a cancelled one takes its place: told after it, the cancellation would end the new one. That of somebody
 * else is told first, and so is one whose successor is not to be told yet. One that will not be told by itself holds up nobody.
 *
 * @throws {HttpProblem} 409 while it cannot be replaced
 */
async function replaceCancelled(transaction: Connection, number: string, request: ApprovalRequest): Promise<void> {
  const former = await transaction
    .select()
    .from(approvals)
    .where(and(eq(approvals.number, number), eq(approvals.isCancelled, true)))
    .for('update')
  for (const row of former) {
    const isTheirs = row.jobSeekerId === request.job_seeker_id
    const willBeTold = row.isSnapshotComplete && !['notification_success', 'notification_error'].includes(row.status)
    if (!isTheirs && !willBeTold) continue
    if (!isTheirs || row.leaseOwner !== null || (willBeTold && !request.accepted_application))
      throw new HttpProblem(
        409,
        'conflict',
        'France Travail is still to be told that this PASS is cancelled: try again.',
      )
    await transaction.delete(approvals).where(eq(approvals.id, row.id))
  }
}

function isLive(number: string) {
  return and(eq(approvals.number, number), eq(approvals.isCancelled, false))
}

/** PASS of one person are written one after the other. */
async function lockPerson(transaction: Connection, id: string): Promise<void> {
  const [row] = await transaction
    .select({ id: jobSeekers.id })
    .from(jobSeekers)
    .where(eq(jobSeekers.id, id))
    .for('update')
  if (row === undefined) refuseField('/job_seeker_id', 'must be the id of a person: put them first')
}

/** A person has one PASS at a time. */
async function assertOnly(
  transaction: Connection,
  number: string,
  { job_seeker_id, start_at, end_at, suspensions }: ApprovalRequest,
): Promise<void> {
  const { jobSeekerId, isCancelled, startAt, endAt } = approvals
  const others = await transaction
    .select({ start_at: startAt, end_at: endAt })
    .from(approvals)
    .where(and(eq(jobSeekerId, job_seeker_id), eq(isCancelled, false), ne(approvals.number, number)))
  const period = { start_at, end_at: moveEnd(end_at, suspensions) }
  if (others.some((other) => overlap(period, other)))
    refuseField('/job_seeker_id', 'has another PASS in that time: two PASS of one person cannot run together')
}

function assertDates({ start_at, end_at, suspensions }: ApprovalRequest): void {
  if (end_at <= start_at)
    refuseField('/end_at', 'must be after start_at: the same day would tell France Travail that the PASS is cancelled')
  for (const [index, suspension] of suspensions.entries()) {
    const pointer = `/suspensions/${index}`
    if (suspension.end_at < suspension.start_at) refuseField(`${pointer}/end_at`, 'must not be before start_at')
    if (suspension.start_at < start_at) refuseField(`${pointer}/start_at`, 'must not be before the PASS begins')
    if (suspensions.slice(0, index).some((former) => overlap(former, suspension)))
      refuseField(pointer, 'must not overlap another suspension')
  }
  const late = findLateSuspension(end_at, suspensions)
  if (late) refuseField(`/suspensions/${suspensions.indexOf(late)}/start_at`, 'must not be after the PASS ends')
}

function assertFrozen(before: Approval, request: ApprovalRequest): void {
  const fields = Object.entries(ORIGIN).flatMap(([field, column]) =>
    before[column] === (request[field as keyof typeof ORIGIN] ?? null) ? [] : [field],
  )
  if (before.jobSeekerId !== request.job_seeker_id) fields.push('job_seeker_id')
  if (fields.length === 0) return
  throw new HttpProblem(409, 'approval_frozen', `Frozen since the PASS was created: ${fields.join(', ')}.`, {
    extensions: { fields },
  })
}

function toValues(request: ApprovalRequest) {
  return {
    jobSeekerId: request.job_seeker_id,
    startAt: request.start_at,
    grantedEndAt: request.end_at,
    endAt: moveEnd(request.end_at, request.suspensions),
    suspensions: request.suspensions,
    hasAcceptedApplication: request.accepted_application,
    originSiret: request.origin_siae_siret,
    originSiaeKind: request.origin_siae_kind,
    originSenderKind: request.origin_sender_kind,
    originPrescriberKind: request.origin_prescriber_organization_kind ?? null,
  }
}
