import { encryptedSetting } from '../../platform/encryption/encrypted-setting.js'
import type { EncryptedColumn } from '../../platform/encryption/reencrypt.js'
import { appointmentAssociatedData, invitationAssociatedData, participationAssociatedData } from './associated-data.js'
import { SIMULATED_RDV_INSERTION_SETTING } from './simulated-rdv-insertion.js'
import type { Namespace } from './sources.js'
import { sourceAppointments, sourceInvitations, sourceParticipations } from './tables.js'

/** Rows hold nothing else: only `createNamespace` makes one. */
const toNamespace = (name: string | undefined): Namespace => (name ?? 'rdv-insertion') as Namespace

/** The encrypted columns of this feature, for the rotation of the key. */
export const storedColumns: readonly EncryptedColumn[] = [
  {
    countedAs: 'source_appointments',
    table: sourceAppointments,
    column: sourceAppointments.details,
    key: { source: sourceAppointments.source, id: sourceAppointments.id },
    toAssociatedData: ({ source, id = '' }) => appointmentAssociatedData(toNamespace(source), id),
  },
  {
    countedAs: 'source_participations',
    table: sourceParticipations,
    column: sourceParticipations.details,
    key: {
      source: sourceParticipations.source,
      appointmentId: sourceParticipations.appointmentId,
      userId: sourceParticipations.userId,
    },
    toAssociatedData: ({ source, appointmentId = '', userId = '' }) =>
      participationAssociatedData(toNamespace(source), appointmentId, userId),
  },
  {
    countedAs: 'source_invitations',
    table: sourceInvitations,
    column: sourceInvitations.details,
    key: { id: sourceInvitations.id },
    toAssociatedData: ({ id = '' }) => invitationAssociatedData(id),
  },
  encryptedSetting(SIMULATED_RDV_INSERTION_SETTING),
]
