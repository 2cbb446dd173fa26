/** The switches of every simulator, beside those of its own service. */
export interface CommonSwitches {
  /** Milliseconds before each answer, after its effect. Default 0. */
  latency: number
}

/** Each switch left out, or undefined, has its default. */
export type SwitchOptions<Switches> = { [Name in keyof Switches]?: Switches[Name] | undefined }

/** The switches of a new simulator: the defaults, and over them what the options say. Other options are left out. */
export function createSwitches<Switches extends CommonSwitches>(
  defaults: Switches,
  options: SwitchOptions<Switches>,
): Switches {
  const switches = { ...defaults }
  for (const name of Object.keys(defaults) as (keyof Switches)[]) {
    const value = options[name]
    if (value !== undefined) switches[name] = value
  }
  return switches
}
