const MIN_PASSWORD_LENGTH = 8
/** Characters; more than anybody types, and little work to hash. */
const MAX_PASSWORD_LENGTH = 256

export const PASSWORD_HINT = `Au moins ${MIN_PASSWORD_LENGTH} caractères, avec une majuscule, une minuscule et un chiffre.`

/** The same rule on sign-up, change and reset. @returns what is wrong, in French */
export function findPasswordMistake(password: string): string | undefined {
  const length = Array.from(password).length
  if (length === 0) return 'Saisissez un mot de passe.'
  if (length < MIN_PASSWORD_LENGTH) return `Le mot de passe doit avoir au moins ${MIN_PASSWORD_LENGTH} caractères.`
  if (length > MAX_PASSWORD_LENGTH) return `Le mot de passe doit avoir au plus ${MAX_PASSWORD_LENGTH} caractères.`
  if (!/\p{Lu}/u.test(password)) return 'Le mot de passe doit contenir une majuscule.'
  if (!/\p{Ll}/u.test(password)) return 'Le mot de passe doit contenir une minuscule.'
  if (!/\p{Nd}/u.test(password)) return 'Le mot de passe doit contenir un chiffre.'
  return undefined
}
