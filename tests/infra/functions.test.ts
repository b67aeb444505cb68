import { expect, test } from 'vitest'
import { houseOf } from './support/house.ts'

test.each(['aws', 'aws-cn'] as const)(
  'in %s what the runtime says of a crash is JSON, like every other line',
  partition => {
    const functions = houseOf(partition).all('AWS::Lambda::Function')
    expect(functions.length).toBeGreaterThan(10)
    for (const { id, properties } of functions)
      expect({ id, format: properties.LoggingConfig }).toMatchObject({ id, format: { LogFormat: 'JSON' } })
  },
)
