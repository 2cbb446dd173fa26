/** What is unknown of the real service, or changed over time, and can be chosen in the simulator. */
export interface RdvSolidaritesSwitches {
  /** Whether error bodies say `success: false`; later servers no longer do. Default true. */
  successInErrors: boolean
  /** Calls of `listPublicLinks` that are allowed in a minute. Default 50. */
  publicLinksPerMinute: number
  /** Milliseconds before each answer, after its effect. Default 0. */
  latency: number
}

/** Each switch left out, or undefined, has its default. */
export type SwitchOptions = { [Name in keyof RdvSolidaritesSwitches]?: RdvSolidaritesSwitches[Name] | undefined }

export function switchesOf(options: SwitchOptions): RdvSolidaritesSwitches {
  return {
    successInErrors: options.successInErrors ?? true,
    publicLinksPerMinute: options.publicLinksPerMinute ?? 50,
    latency: options.latency ?? 0,
  }
}
