/** Who sends webhooks. What one says of an appointment is kept beside what the other says, never merged: their ids differ. */
export const SOURCES = ['rdv-insertion', 'rdv-solidarites'] as const

export type Source = (typeof SOURCES)[number]
