/**
 * The causes that errors carry in `code`, whatever the generation and the shape of the answer; network codes come besides.
 *
 * | code | meaning | what helps |
 * | --- | --- | --- |
 * | `consent_missing` | no consent of the holder for this point, or none any more | a new consent |
 * | `consent_pending` | a consent has no service yet | try again in some seconds |
 * | `consent_withdrawn` | all services of the authorisation have ended | a new consent |
 * | `not_holder` | the customer is not the holder of the point (any more) | the holder's consent |
 * | `invalid_usage_point_id`, `invalid_request` | refused as wrong | correct it |
 * | `end_in_future` | the end is later than Enedis takes today | tomorrow |
 * | `wrong_direction` | the point does not consume, or does not produce | the other series |
 * | `load_curve_disabled` | the holder did not have the curve recorded | the holder has it recorded |
 * | `before_activation`, `before_consent`, `history_limit` | the start is too early | a later start |
 * | `window_too_long` | too many days in one call | fewer (the client does it by itself) |
 * | `forbidden` | refused without a reason that can be told apart, such as an unknown point | |
 * | `api_not_subscribed` | the application has not subscribed to this API | the operator does it at Enedis |
 * | `no_data` | nothing measured, or not yet | later |
 * | `unknown_customer` | the point has no such customer | |
 * | `blocked` | refused by the firewall, with a page | check address and parameters |
 * | `token_invalid`, `invalid_client` | the token, or the application's own credentials, were refused | |
 * | `rate_limited` | quota of Enedis; `retryAfter` says when | wait |
 * | `rate_limit_wait` | quota kept by this client; nothing was sent, `retryAfter` says when | wait |
 * | `upstream_error`, `upstream_unavailable` | failure, maintenance | later |
 * | `other_usage_point` | the answer is about another point | report it |
 * | `not_available_in_generation` | this generation of the API has no such call; nothing was sent | another `apiMode` |
 */
export type EnedisErrorCode =
  | 'consent_missing'
  | 'consent_pending'
  | 'consent_withdrawn'
  | 'not_holder'
  | 'invalid_usage_point_id'
  | 'invalid_request'
  | 'end_in_future'
  | 'wrong_direction'
  | 'load_curve_disabled'
  | 'before_activation'
  | 'before_consent'
  | 'history_limit'
  | 'window_too_long'
  | 'forbidden'
  | 'api_not_subscribed'
  | 'no_data'
  | 'unknown_customer'
  | 'blocked'
  | 'token_invalid'
  | 'invalid_client'
  | 'rate_limited'
  | 'rate_limit_wait'
  | 'upstream_error'
  | 'upstream_unavailable'
  | 'other_usage_point'
  | 'not_available_in_generation'
