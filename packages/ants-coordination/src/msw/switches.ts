/** What is unknown of the real service, or changed over time, and can be chosen in the simulator. */
export interface AntsSwitches {
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
  /** Whether status rows show `meeting_point_id`. Default false, as seen in integration (RDV-SP #5064). */
  returnMeetingPointId: boolean
  /**
   * Status of the answer `Already exists in database`. Default 400. The real one is unknown: 400 is what such a service most often
   * gives for a refusal of its own, and not the 409 that a client would be tempted to look for.
   */
  duplicateStatus: number
  /** Milliseconds before each answer, after its effect. Default 0. */
  latency: number
}

/** Each switch left out, or undefined, has its default. */
export type AntsSwitchOptions = { [Name in keyof AntsSwitches]?: AntsSwitches[Name] | undefined }

/** The switches of a new simulator. */
export function switchesOf(options: AntsSwitchOptions): AntsSwitches {
  return {
    uniqueOn: options.uniqueOn ?? 'pair',
    requireMeetingPointIdOnStatus: options.requireMeetingPointIdOnStatus ?? true,
    returnMeetingPointId: options.returnMeetingPointId ?? false,
    duplicateStatus: options.duplicateStatus ?? 400,
    latency: options.latency ?? 0,
  }
}
