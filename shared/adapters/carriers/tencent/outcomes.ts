import type { HandOverResult } from '../../../ports/carriers.ts'
import { type CarrierCodes, numberLimitFor, setbackOf, setbacks } from '../carrier-codes.ts'

const { throttled, accountRefused, templateRefused, carrierRefused, unknown } = setbacks

/**
 * Tencent Cloud's codes, of a call and of one number in it (cloud.tencent.com/document/api/382/59177 "短信 API 3.0 发送错误码", 52075
 * "公共错误码"). A number that was taken says `Ok`. The last ones are families: of `InternalError` nobody says whether it was sent.
 */
export const tencentCodes: CarrierCodes = {
  'FailedOperation.PhoneNumberInBlacklist': [setbacks.optedOut, '手机号在免打扰名单库中，通常是用户退订'],
  'InvalidParameterValue.IncorrectPhoneNumber': [setbacks.invalidAddress, '手机号格式错误'],
  'UnsupportedOperation.UnsuportedRegion': [setbacks.invalidAddress, '不支持该地区短信下发'],
  'LimitExceeded.PhoneNumberThirtySecondLimit': [numberLimitFor(30), '单个手机号30秒内下发条数超过上限'],
  'LimitExceeded.DeliveryFrequencyLimit': [numberLimitFor(30), '下发短信命中了频率限制策略'],
  'LimitExceeded.PhoneNumberOneHourLimit': [numberLimitFor(900), '单个手机号1小时内下发条数超过上限'],
  'LimitExceeded.PhoneNumberDailyLimit': [setbacks.numberLimit, '单个手机号日下发条数超过上限'],
  'LimitExceeded.PhoneNumberSameContentDailyLimit': [setbacks.numberLimit, '单个手机号下发相同内容超过上限'],

  'FailedOperation.TemplateIncorrectOrUnapproved': [templateRefused, '模板未审批或内容不匹配'],
  'FailedOperation.SignatureIncorrectOrUnapproved': [templateRefused, '签名未审批或格式错误'],
  'FailedOperation.ContainSensitiveWord': [templateRefused, '短信内容中含有敏感词'],
  'InvalidParameterValue.TemplateParameterFormatError': [templateRefused, '模板参数格式错误'],
  'InvalidParameterValue.TemplateParameterLengthLimit': [templateRefused, '单个模板变量字符数超过限制'],
  'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter': [templateRefused, '禁止在模板变量中使用 URL'],
  'InvalidParameterValue.ContentLengthLimit': [setbacks.tooLong, '请求的短信内容太长'],

  'FailedOperation.InsufficientBalanceInSmsPackage': [accountRefused, '套餐包余量不足'],
  'LimitExceeded.AppDailyLimit': [accountRefused, '业务短信日下发条数超过设定的上限'],
  'InternalError.RequestTimeException': [accountRefused, '请求发起时间不正常'],
  'InternalError.SigVerificationFail': [accountRefused, '后端校验 Sig 失败'],
  'InternalError.SigFieldMissing': [accountRefused, '请求包体没有 Sig 字段或 Sig 为空'],
  'InvalidParameterValue.SdkAppIdNotExist': [accountRefused, 'SdkAppId 不存在'],
  'InternalError.JsonParseFail': [carrierRefused, '解析用户参数失败'],
  'InternalError.RestApiInterfaceNotExist': [carrierRefused, '不存在该 RESTAPI 接口'],

  RequestLimitExceeded: [throttled, '请求的次数超过了频率限制'],
  ResourceInsufficient: [throttled, '资源不足'],
  AuthFailure: [accountRefused, '密钥、签名或授权错误'],
  UnauthorizedOperation: [accountRefused, '未授权操作：欠费、应用被禁用、IP 不在白名单'],
  IpNotInWhitelist: [accountRefused, 'IP 地址不在白名单中'],
  IpInBlacklist: [accountRefused, 'IP 地址在黑名单中'],
  ServiceUnavailable: [{ outcome: 'retry-later', reason: 'carrier-busy', afterSeconds: 1 }, '当前服务暂时不可用'],
  InternalError: [unknown, '内部错误'],
}

export const tencentSetback = (code: string): HandOverResult => setbackOf(tencentCodes, code)
