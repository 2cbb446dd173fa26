/** The two generations of the data API. */
export type Generation = '2026' | 'v5'

/** `auto` asks 2026 first, and v5 where the gateway does not have that API of 2026. */
export type ApiMode = Generation | 'auto'
