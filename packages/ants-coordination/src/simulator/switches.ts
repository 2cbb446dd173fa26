import type { CommonSwitches } from '@hub/http/simulator'

/** Switches for behaviour of the real service that is unknown, or changed over time. */
export interface AntsSwitches extends CommonSwitches {
  /**
   * What makes two rows the same, so that the second is refused. Default `pair`: number and `management_url`, the reading that fits
   * every report. RDV-SP #4663 and #4779 suspected the URL alone; a client must live with both.
   */
  uniqueOn: 'pair' | 'url'
  /**
   * Whether a status call without `meeting_point_id` is refused. Default true, as in integration since December 2024; production did
   * not refuse then (RDV-SP #4940). An *empty* value is accepted in both.
   */
  requireMeetingPointIdOnStatus: boolean
  /**
   * Whether a deletion without `meeting_point_id` is refused. Default true, as ANTS announced it from July 2024; RDV-SP sent none in
   * February 2025 (#5063), and whether production refuses that is unknown.
   */
  requireMeetingPointIdOnDelete: boolean
  /**
   * Whether status rows show `meeting_point_id`, and as what; true is `text`. Default false, as seen in integration (RDV-SP #5064).
   * A place's id that is no number is shown as text even with `number`.
   */
  returnMeetingPointId: boolean | 'text' | 'number'
  /**
   * What stands for the rows of a number that is not validated, which are hidden (RDV-SP #4198): an empty list, null, or no key at all.
   * Default `empty`.
   */
  hiddenAppointments: 'empty' | 'null' | 'absent'
  /** Numbers answered with null in place of a status; true for all. Default false. Rows stay, and deletions remove them. */
  nullStatus: boolean | readonly string[]
  /**
   * Status of the answer `Already exists in database`. Default 400. The real one is unknown: 400 is what such a service most often
   * gives for a refusal of its own, and not the 409 that a client would be tempted to look for.
   */
  duplicateStatus: number
}

/** The switches of a new simulator. */
export const DEFAULT_SWITCHES: AntsSwitches = {
  uniqueOn: 'pair',
  requireMeetingPointIdOnStatus: true,
  requireMeetingPointIdOnDelete: true,
  returnMeetingPointId: false,
  hiddenAppointments: 'empty',
  nullStatus: false,
  duplicateStatus: 400,
  latency: 0,
}
