import type { Command } from 'commander'
import type { CommandContext } from '../../platform/feature.js'
import { formatProgress, printAttempts } from '../../platform/jobs/attempt-report.js'
import { OperatorError } from '../../platform/process/operator-error.js'
import { type ListedApproval, listNotifications, retryApprovals } from './listing.js'
import { SENDABLE } from './notification.js'

const INSTEAD = 'stop that hub first; it tells the same by GET /api/v1/approvals and /metrics'

export function addInclusionCommands(program: Command, context: CommandContext): void {
  const { describeVariables } = context
  const approvals = program.command('approvals').description('what France Travail has been told of PASS IAE')
  describeVariables(approvals.command('list'))
    .option('--stuck', 'only what fails, was refused, or should have been told long ago', false)
    .description('list them, with their status and what went wrong')
    .action(({ stuck }: { stuck: boolean }) => show(context, stuck))
  describeVariables(approvals.command('retry'))
    .argument('<NUMBER>', 'of a PASS')
    .description('tell it again with the next pass')
    .action((number: string) => retry(context, number))
}

/** One line per PASS: what France Travail has been told, what is stuck and why. */
async function show({ withDatabase }: CommandContext, stuck: boolean): Promise<void> {
  const rows = await withDatabase(INSTEAD, (database) => listNotifications(database, { stuck }))
  printAttempts(rows, { stuck, format: formatApproval, none: 'There is no PASS.' })
}

/** @throws {OperatorError} when no PASS has this number */
async function retry({ withDatabase }: CommandContext, number: string): Promise<void> {
  const count = await withDatabase(INSTEAD, (database) => retryApprovals(database, number))
  if (count === 0) throw new OperatorError(`No PASS has the number ${number}: "approvals list" shows them.`)
  process.stderr.write('The PASS is ready again: the next pass of notify-approvals tells it.\n')
}

function formatApproval(approval: ListedApproval): string[] {
  const { number, is_cancelled, status, exit_code, start_at, needs_review } = approval
  const isGivenUp = status === 'notification_error'
  const progress = isGivenUp
    ? `refused: ${exit_code ?? 'without a code'}${needs_review ? ', look at France Travail' : ''}`
    : status === 'notification_pending'
      ? ['not taken up yet', ...(exit_code === null ? [] : [exit_code])].join(': ')
      : formatProgress(approval, { isGivenUp, isDue: SENDABLE.includes(status) })
  return [number, is_cancelled ? 'cancelled' : 'granted', start_at, status, progress]
}
