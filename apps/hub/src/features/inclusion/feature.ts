// People belong to two features (docs/decisions/0027-people-of-two-features.md).
export { certification } from './certification-feature.js'
export { franceTravail } from './france-travail-feature.js'
