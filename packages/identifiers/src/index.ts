export {
  isApplicationId,
  maskApplicationId,
  parseApplicationId,
  type SplitApplicationIds,
  splitApplicationIds,
} from './application-id.js'
