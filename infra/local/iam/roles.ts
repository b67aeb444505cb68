import * as z from 'zod'
import type { Template } from '../template/template.ts'
import { type Ask, type Decision, remember } from './decide.ts'
import { compilePolicy, PolicyDocument, type Statement } from './statement.ts'

const Inline = z.object({ PolicyDocument })
const Role = z.object({ Policies: z.array(Inline).default([]), ManagedPolicyArns: z.array(z.string()).default([]) })
const Attached = z.object({ PolicyDocument, Roles: z.array(z.string()).default([]) })

/** May the role with this ARN do this? */
export type Roles = { may(roleArn: string, ask: Ask): Decision }

/**
 * Every role of the template with all its policies. Managed policies of AWS (such as the one for writing logs) grant nothing that the
 * front door serves, so they count for nothing here.
 */
export const readRoles = (template: Template): Roles => {
  const attached = template.all('AWS::IAM::Policy', Attached)
  const managed = template.all('AWS::IAM::ManagedPolicy', Attached)
  const judges = template.all('AWS::IAM::Role', Role).map(({ id, identity, properties }) => {
    const own = properties.Policies.map(({ PolicyDocument: document }) => document)
    const given = attached.filter(policy => policy.properties.Roles.includes(identity.ref))
    const shared = managed.filter(
      policy =>
        policy.properties.Roles.includes(identity.ref) || properties.ManagedPolicyArns.includes(policy.identity.ref),
    )
    const documents = [...own, ...[...given, ...shared].map(policy => policy.properties.PolicyDocument)]
    const statements: Statement[] = documents.flatMap(document => compilePolicy(document, id))
    return [identity.arn, remember(statements)] as const
  })
  const byArn = new Map(judges)
  return { may: (roleArn, ask) => byArn.get(roleArn)?.(ask) ?? 'not-granted' }
}
