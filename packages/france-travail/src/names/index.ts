export { type FirstNameOptions, normalizeFirstName, normalizeName, normalizeNir } from './normalize-name.js'
