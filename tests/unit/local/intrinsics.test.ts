import { describe, expect, it } from 'vitest'
import { CannotStart } from '../../../infra/local/cannot-start.ts'
import { resolve, type Scope } from '../../../infra/local/template/intrinsics.ts'
import type { Json } from '../../../infra/local/template/json.ts'

const scope: Scope = {
  ref: id => `ref-${id}`,
  attribute: (id, name) => `${id}-${name}`,
  conditions: {
    Yes: { 'Fn::Equals': ['a', 'a'] },
    No: { 'Fn::Not': [{ Condition: 'Yes' }] },
    Both: { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] },
    One: { 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'No' }] },
  },
  mappings: { Regions: { here: { zone: 'a' } } },
}

describe('intrinsic functions', () => {
  const table: [string, Json, Json][] = [
    ['Ref', { Ref: 'Queue' }, 'ref-Queue'],
    ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'Queue-Arn'],
    ['Fn::GetAtt as text', { 'Fn::GetAtt': 'Queue.Arn' }, 'Queue-Arn'],
    ['Fn::Join', { 'Fn::Join': ['/', ['a', { Ref: 'B' }, 'c']] }, 'a/ref-B/c'],
    ['Fn::Split and Fn::Select', { 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    [
      'Fn::Sub',
      { 'Fn::Sub': '$'.concat('{Queue}/$', '{Queue.Arn}/$', '{!Literal}') },
      'ref-Queue/Queue-Arn/$'.concat('{Literal}'),
    ],
    ['Fn::Sub with names of its own', { 'Fn::Sub': ['$'.concat('{name}'), { name: { Ref: 'Queue' } }] }, 'ref-Queue'],
    ['Fn::FindInMap', { 'Fn::FindInMap': ['Regions', 'here', 'zone'] }, 'a'],
    ['Fn::If, held', { 'Fn::If': ['Yes', 1, 2] }, 1],
    ['Fn::If, not held', { 'Fn::If': ['No', 1, 2] }, 2],
    ['Fn::And', { 'Fn::If': ['Both', 1, 2] }, 2],
    ['Fn::Or', { 'Fn::If': ['One', 1, 2] }, 1],
    ['AWS::NoValue in a list', ['a', { Ref: 'AWS::NoValue' }], ['a']],
    ['AWS::NoValue as a property', { a: 1, b: { 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] } }, { a: 1 }],
    [
      "a policy's Condition is no intrinsic",
      { Condition: { Bool: { secure: 'true' } } },
      { Condition: { Bool: { secure: 'true' } } },
    ],
  ]
  it.each(table)('%s', (_, value, expected) => {
    expect(resolve(value, scope)).toEqual(expected)
  })

  it('says which function it does not know', () => {
    expect(() => resolve({ 'Fn::Cidr': ['10.0.0.0/8'] }, scope)).toThrow(
      new CannotStart('The template uses Fn::Cidr, which the local runtime does not know.'),
    )
  })
})
