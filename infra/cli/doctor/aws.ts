import {
  GetSMSAttributesCommand,
  GetSMSSandboxAccountStatusCommand,
  ListOriginationNumbersCommand,
  SNSClient,
} from '@aws-sdk/client-sns'
import { refused } from '../failure.ts'
import { type Finding, note, ok, problem } from './finding.ts'

/** What stands between a deployed stack and the first text message. Reads only. */
export const examineAws = async (): Promise<Finding[]> => {
  const sns = new SNSClient({ maxAttempts: 2 })
  const region = await sns.config.region().catch(noRegion)
  // SMS by SNS does not exist in the China regions: there a registered carrier takes its place.
  if (region.startsWith('cn-'))
    return [
      problem('sms', {
        zh: `${region} 没有 SNS 短信，请接入国内运营商。`,
        en: `${region} has no SMS by SNS: connect a Chinese carrier.`,
      }),
    ]
  await sns.config.credentials().catch(noCredentials)
  return [await sandbox(sns), await spendLimit(sns), rateQuota, await origination(sns)]
}

const noRegion = (): never => {
  throw refused({ zh: '没有 AWS 区域：请设置 AWS_REGION。', en: 'There is no AWS region: set AWS_REGION.' })
}

const noCredentials = (): never => {
  throw refused({
    zh: '没有 AWS 凭证：请先登录（aws sso login）或设置 AWS_PROFILE。',
    en: 'There are no AWS credentials: log in (`aws sso login`) or set AWS_PROFILE.',
  })
}

/** A refusal of one question must not hide the answers to the others. */
const asked = async (check: string, question: Promise<Finding>): Promise<Finding> =>
  question.catch((cause: unknown) => {
    const name = cause instanceof Error ? cause.name : 'unknown'
    return note(check, { zh: `查询失败：${name}`, en: `could not be asked: ${name}` })
  })

const sandbox = (sns: SNSClient): Promise<Finding> =>
  asked(
    'sandbox',
    sns.send(new GetSMSSandboxAccountStatusCommand({})).then(({ IsInSandbox }) =>
      IsInSandbox
        ? problem('sandbox', {
            zh: '账号在短信沙箱内，只能发往已验证的号码：在 SNS 控制台申请移出。',
            en: 'The account is in the SMS sandbox and reaches verified numbers only: ask to leave it in the SNS console.',
          })
        : ok('sandbox', { zh: '不在沙箱内', en: 'the account is out of the SMS sandbox' }),
    ),
  )

const spendLimit = (sns: SNSClient): Promise<Finding> =>
  asked(
    'spend limit',
    sns.send(new GetSMSAttributesCommand({ attributes: ['MonthlySpendLimit'] })).then(({ attributes }) => {
      // A new account has 1 USD a month, and SNS says nothing when it was never changed.
      const limit = Number(attributes?.MonthlySpendLimit ?? 1)
      return limit > 1
        ? ok('spend limit', { zh: `每月 ${limit} 美元`, en: `${limit} USD a month` })
        : problem('spend limit', {
            zh: `短信每月限额 ${limit} 美元：申请提高配额，再 aws sns set-sms-attributes。`,
            en: `SMS may cost ${limit} USD a month: ask for a higher quota, then set it (\`aws sns set-sms-attributes\`).`,
          })
    }),
  )

const rateQuota: Finding = note('rate quota', {
  zh: '短信速率默认每秒 20 条：在 Service Quotas 的 Amazon SNS 中查看并申请提高，再部署 smsRatePerSecond。',
  en: 'SMS start at 20 a second: see and raise it in Service Quotas, Amazon SNS, then deploy smsRatePerSecond.',
})

const origination = (sns: SNSClient): Promise<Finding> =>
  asked(
    'signatures',
    sns.send(new ListOriginationNumbersCommand({})).then(({ PhoneNumbers = [] }) =>
      PhoneNumbers.length > 0
        ? ok('signatures', {
            zh: `${PhoneNumbers.length} 个发送号码`,
            en: `${PhoneNumbers.length} origination numbers`,
          })
        : note('signatures', {
            zh: '没有发送号码；发往中国大陆须先在 AWS 登记签名和模板。',
            en: 'No origination number; for mainland China register signature and templates with AWS first.',
          }),
    ),
  )
