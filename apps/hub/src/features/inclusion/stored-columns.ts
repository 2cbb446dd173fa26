import type { EncryptedColumn } from '../../platform/encryption/reencrypt.js'
import { resultAssociatedData } from './api-particulier-certifier.js'
import { snapshotAssociatedData } from './approval-subject.js'
import { detailsAssociatedData, idNationalAssociatedData } from './job-seeker-store.js'
import { approvals, benefitCertifications, jobSeekers } from './tables.js'

/** What is stored encrypted, for the rotation of the key. */
export const storedColumns: readonly EncryptedColumn[] = [
  {
    countedAs: 'job_seekers',
    table: jobSeekers,
    column: jobSeekers.details,
    key: { id: jobSeekers.id },
    toAssociatedData: ({ id = '' }) => detailsAssociatedData(id),
  },
  {
    countedAs: 'job_seekers',
    table: jobSeekers,
    column: jobSeekers.idNational,
    key: { id: jobSeekers.id },
    toAssociatedData: ({ id = '' }) => idNationalAssociatedData(id),
  },
  {
    countedAs: 'cancelled_approvals',
    table: approvals,
    column: approvals.snapshot,
    key: { id: approvals.id },
    toAssociatedData: ({ id = '' }) => snapshotAssociatedData(id),
  },
]

/** What API Particulier answered. */
export const benefitColumns: readonly EncryptedColumn[] = [
  {
    countedAs: 'benefit_certifications',
    table: benefitCertifications,
    column: benefitCertifications.result,
    key: { jobSeekerId: benefitCertifications.jobSeekerId, benefit: benefitCertifications.benefit },
    toAssociatedData: ({ jobSeekerId = '', benefit = '' }) => resultAssociatedData(jobSeekerId, benefit),
  },
]
