export { buildDiagorienteUrl, type DiagorienteAudience } from './diagoriente.js'
export { LinkError } from './link-error.js'
export { buildTallyUrl, type TallyEmbedOptions, type TallyUrlOptions, type TallyValue } from './tally.js'
export { TALLY_FORMS, type TallyForm } from './tally-forms.js'
