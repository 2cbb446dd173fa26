// JavaScript, since it is the hub that checks the types of its sources, which need options of their own.
// The job notify-approvals and the rows that it works on, from the hub's sources, bundled by `pass.ts`.
export { notifyApprovals } from '../../../apps/hub/src/features/inclusion/notify-approvals.ts'
export { keepFound } from '../../../apps/hub/src/features/inclusion/keep-search.ts'
export { putJobSeeker } from '../../../apps/hub/src/features/inclusion/job-seekers.ts'
export { openDatabase } from '../../../apps/hub/src/platform/database/database.ts'
export { openKeyring } from '../../../apps/hub/src/platform/encryption/keyring.ts'
