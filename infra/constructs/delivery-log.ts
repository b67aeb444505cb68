import { Aws, CfnOutput, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, LogGroup, RetentionDays, SubscriptionFilter } from 'aws-cdk-lib/aws-logs'
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations'
import { Construct } from 'constructs'

/**
 * What carriers say about each SMS. SNS chooses the groups' names; the groups are ours, so that they are encrypted and
 * forgotten after a day: they hold phone numbers. That SNS writes at all is an attribute of the account, which no template
 * can set (docs/deploy.md).
 */
export class DeliveryLog extends Construct {
  constructor(scope: Construct, key: Key, reader: IFunction) {
    super(scope, 'delivery-log')
    const name = `sns/${Aws.REGION}/${Aws.ACCOUNT_ID}/DirectPublishToPhoneNumber`
    const groups = [this.#group('success', name, key, reader), this.#group('failure', `${name}/Failure`, key, reader)]
    const writes = new PolicyStatement({
      actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: groups.map(group => group.logGroupArn),
    })
    const role = new Role(this, 'writer', {
      assumedBy: new ServicePrincipal('sns.amazonaws.com'),
      description: 'SNS writes the delivery status of each SMS',
      inlinePolicies: { rights: new PolicyDocument({ statements: [writes] }) },
    })
    new CfnOutput(this, 'role', { key: 'SmsDeliveryStatusRole', value: role.roleArn })
  }

  #group(id: string, logGroupName: string, encryptionKey: Key, reader: IFunction): LogGroup {
    const retention = RetentionDays.ONE_DAY
    const group = new LogGroup(this, id, {
      logGroupName,
      encryptionKey,
      retention,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    new SubscriptionFilter(this, `${id}-to-receipts`, {
      logGroup: group,
      filterPattern: FilterPattern.allEvents(),
      destination: new LambdaDestination(reader),
    })
    return group
  }
}
