import { expect, test } from 'vitest'
import { memoryMb } from '../cost/memory.ts'
import { houseOf } from './support/house.ts'

test('the cost of a warning is that of the memory which the template gives', () => {
  const given = new Map(
    [houseOf('aws'), houseOf('aws', { smsCarrier: 'tencent' })]
      .flatMap(house => house.all('AWS::Lambda::Function'))
      .map(({ properties }) => [properties.FunctionName, properties.MemorySize]),
  )
  const asGiven = Object.keys(memoryMb).map(name => [name, given.get(`tongluo-${name}`)])
  expect(Object.fromEntries(asGiven)).toEqual(memoryMb)
})
