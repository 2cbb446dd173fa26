/**
 * Subjects of an appointment: identity card, passport, or both. Validation, routes and tests read this list, and what needs a value
 * for each of them is a `Record<Reason, …>`, so that the compiler finds what is missing. A type test compares the list with
 * `SearchReason` of `openapi/ants-editor.yaml`.
 */
export const REASONS = ['CNI', 'PASSPORT', 'CNI-PASSPORT'] as const

/** Subject of the appointment: identity card, passport, or both. */
export type Reason = (typeof REASONS)[number]
