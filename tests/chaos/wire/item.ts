import { isSheetRow } from '../../../shared/adapters/dynamodb/sheet-item.ts'

type Value = { S?: string; N?: string; B?: string }
/** As DynamoDB has it on the wire. */
export type Item = Partial<Record<string, Value>>

/** `DynamoDB_20120810.GetItem` */
export const operationOf = (target = ''): string => target.slice(target.indexOf('.') + 1)

/** Beside sheets lie archives and receipts. */
export const isSheet = ({ pk, sk }: Item): boolean => pk?.S?.startsWith('S#') === true && isSheetRow(sk?.S ?? '')
