export {
  isApplicationId,
  maskApplicationId,
  parseApplicationId,
  type SplitApplicationIds,
  splitApplicationIds,
} from './application-id.js'
export { isEmail, maskEmail, parseEmail } from './email.js'
export { isNir, maskNir, nirKey, nirSex, parseNir } from './nir.js'
export { isFrenchMobile, isPhoneNumber, maskPhoneNumber, parsePhoneNumber } from './phone.js'
