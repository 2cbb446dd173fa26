import { createHash } from 'node:crypto'
import type { InvitationsAnswer, RdvInsertionClient, UserToInvite } from '@hub/rdv-insertion-client'
import type { Logger } from '../../platform/process/logging.js'
import type { KeptEvent } from './effects.js'
import { type Invitation, type InvitationContent, readInvitation } from './invitation-content.js'
import { recordEvent, type RecordingOptions } from './record-event.js'

/** Milliseconds that rdv-insertion is given: less than the half minute after which another request with the same key may take over. */
const MAX_INVITATION_TIME = 25_000

export interface InvitingOptions extends RecordingOptions {
  /** The present, in epoch milliseconds. */
  now: () => number
  rdvInsertion: Pick<RdvInsertionClient, 'createAndInvite'>
  logger: Logger
}

/** Checked by the client, field by field, before anything is sent. */
export interface InvitationRequest {
  rdv_solidarites_organisation_id: number
  user: UserToInvite
}

export interface Invited {
  user: InvitationsAnswer['user']
  invitations: readonly Invitation[]
}

/** Creates or updates a person at rdv-insertion and invites them. Throws what the client throws. */
export async function invite(
  { rdvInsertion }: InvitingOptions,
  { rdv_solidarites_organisation_id, user }: InvitationRequest,
): Promise<{ invited: Invited; contents: readonly InvitationContent[] }> {
  const answer = await rdvInsertion.createAndInvite(
    { rdv_solidarites_organisation_id, user },
    { timeout: MAX_INVITATION_TIME, totalTimeout: MAX_INVITATION_TIME },
  )
  const contents = answer.invitations.flatMap((each) => readInvitation(each, answer.user.id) ?? [])
  return { invited: { user: answer.user, invitations: contents.map(({ details }) => details) }, contents }
}

/**
 * Stores sent invitations without waiting for their webhooks, like `created` events. They are already sent: a failure here is logged, and
 * the webhooks bring them.
 */
export async function keepInvitations(options: InvitingOptions, contents: readonly InvitationContent[]): Promise<void> {
  for (const invitation of contents) {
    const sentAt = Date.parse(invitation.details.created_at ?? '')
    if (Number.isNaN(sentAt)) continue
    const event: KeptEvent = {
      source: 'rdv-insertion',
      subject: `Invitation:${invitation.id}`,
      event: 'created',
      sentAt,
      digest: createHash('sha256').update(JSON.stringify(invitation)).digest('hex'),
      change: { kind: 'keep invitation', invitation },
    }
    try {
      await recordEvent(options, event, options.now())
    } catch (error) {
      options.logger.error?.('invitation not kept: its webhook will bring it', {
        error: error instanceof Error ? error.name : 'unknown',
      })
    }
  }
}
