export {
  isApplicationId,
  maskApplicationId,
  parseApplicationId,
  type SplitApplicationIds,
  splitApplicationIds,
} from './application-id.js'
export { maskEmail, parseEmail } from './email.js'
export { stripInvisible } from './invisible.js'
export { isNir, maskNir, nirKey, nirSex, parseNir } from './nir.js'
export {
  isFrenchMobile,
  isOverseasLandline,
  isPhoneNumber,
  isPossiblePhoneNumber,
  maskPhoneNumber,
  parsePhoneNumber,
} from './phone.js'
export { isSiren, isSiret, parseSiren, parseSiret } from './siret.js'
export { isUsagePoint, maskUsagePoint, parseUsagePoint } from './usage-point.js'
