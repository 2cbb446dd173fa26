/** The languages in which people are addressed. */
export type Language = 'en' | 'fr'

/** A text in each. */
export type Localized = Readonly<Record<Language, string>>
