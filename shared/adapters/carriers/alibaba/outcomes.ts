import type { HandOverResult } from '../../../ports/carriers.ts'
import { type CarrierCodes, numberLimitFor, setbackOf, setbacks } from '../carrier-codes.ts'

const { throttled, accountRefused, templateRefused, carrierRefused, unknown } = setbacks

/**
 * Alibaba Cloud's codes, each of a whole call (help.aliyun.com/zh/sms/developer-reference/api-error-codes; those without `isv` and
 * `isp` are its gateway's). The last ones are families: `isp` is the provider's own trouble, and nobody says whether it was sent.
 */
export const alibabaCodes: CarrierCodes = {
  'isv.MOBILE_NUMBER_ILLEGAL': [setbacks.invalidAddress, '非法手机号'],
  'isv.BUSINESS_LIMIT_CONTROL': [numberLimitFor(60), '触发号码流控'],
  'isv.MOBILE_COUNT_OVER_LIMIT': [carrierRefused, '手机号码数量超过限制'],

  'isv.SMS_TEMPLATE_ILLEGAL': [templateRefused, '短信模板不合法'],
  'isv.SMS_SIGNATURE_ILLEGAL': [templateRefused, '短信签名不合法'],
  'isv.SMS_SIGNATURE_SCENE_ILLEGAL': [templateRefused, '签名和模板类型不一致'],
  'isv.SIGN_STATE_ILLEGAL': [templateRefused, '签名状态为“不可用”'],
  'isv.SMS_SIGN_ILLEGAL': [templateRefused, '签名禁止使用'],
  'isv.TEMPLATE_MISSING_PARAMETERS': [templateRefused, '模板变量缺少对应参数值'],
  'isv.TEMPLATE_PARAMS_ILLEGAL': [templateRefused, '传入的变量内容和实际申请模板时变量所选择的属性类型不匹配'],
  'isv.INVALID_JSON_PARAM': [templateRefused, 'JSON参数不合法，只接受字符串值'],
  'isv.PARAM_LENGTH_LIMIT': [templateRefused, '参数超过长度限制'],
  'isv.PARAM_NOT_SUPPORT_URL': [templateRefused, '变量不支持传入URL'],
  'isv.BLACK_KEY_CONTROL_LIMIT': [templateRefused, '变量中传入疑似违规信息'],
  'isv.SMS_CONTENT_ILLEGAL': [templateRefused, '短信内容包含禁止发送内容'],
  'isv.DOMESTIC_NUMBER_NOT_SUPPORTED': [templateRefused, '国际/港澳台消息模板不支持发送境内号码'],

  'isv.DAY_LIMIT_CONTROL': [accountRefused, '触发日发送限额'],
  'isv.MONTH_LIMIT_CONTROL': [accountRefused, '触发月发送限额'],
  'isv.OUT_OF_SERVICE': [accountRefused, '业务停机：余额不足'],
  'isv.AMOUNT_NOT_ENOUGH': [accountRefused, '账户余额不足'],
  'isv.PRODUCT_UN_SUBSCRIPT': [accountRefused, '未开通云通信产品的阿里云客户'],
  'isv.PRODUCT_UNSUBSCRIBE': [accountRefused, '产品未开通'],
  'isv.ACCOUNT_NOT_EXISTS': [accountRefused, '账户不存在'],
  'isv.ACCOUNT_ABNORMAL': [accountRefused, '账户异常'],
  'isv.DENY_IP_RANGE': [accountRefused, 'IP地址所在的地区被禁用'],
  'isp.RAM_PERMISSION_DENY': [accountRefused, 'RAM权限不足'],

  Throttling: [throttled, '请求被流控'],
  ServiceUnavailable: [{ outcome: 'retry-later', reason: 'carrier-busy', afterSeconds: 1 }, '服务不可用'],
  SignatureDoesNotMatch: [accountRefused, '签名不匹配'],
  IncompleteSignature: [accountRefused, '签名不完整'],
  InvalidTimeStamp: [accountRefused, '时间戳超过15分钟'],
  InvalidAccessKeyId: [accountRefused, 'AccessKey不存在或被禁用'],
  Forbidden: [accountRefused, '没有权限'],
  // Somebody between us has sent this very call twice: the first may have been taken.
  SignatureNonceUsed: [unknown, '唯一随机数重复'],
  InternalError: [unknown, '内部错误'],
  isp: [unknown, '服务商系统错误'],
}

/** A limit of the day does not pass in time for a warning; one of the minute or the hour may. Only the words tell which it is. */
const ofTheDay = /天级/

export const alibabaSetback = (code: string, message: string): HandOverResult =>
  code === 'isv.BUSINESS_LIMIT_CONTROL' && ofTheDay.test(message) ? setbacks.numberLimit : setbackOf(alibabaCodes, code)

/** Words about one number, said of a call with many: without that number, the others would be taken. */
export const isAboutOneNumber = ({ outcome, ...rest }: HandOverResult): boolean =>
  outcome !== 'accepted' && 'reason' in rest && (rest.reason === 'invalid-address' || rest.reason === 'number-limit')
