import { expect, it } from 'vitest'
import { recentlyUsed } from '../../../../shared/adapters/dynamodb/recently-used.ts'

const counting = () => {
  const loaded: string[] = []
  const load = (key: string) => async () => {
    loaded.push(key)
    return key.toUpperCase()
  }
  return { loaded, load }
}

it('loads once what is asked twice, even at the same time', async () => {
  const remember = recentlyUsed<string>(2)
  const { loaded, load } = counting()
  expect(await Promise.all([remember('a', load('a')), remember('a', load('a'))])).toEqual(['A', 'A'])
  expect(loaded).toEqual(['a'])
})

it('forgets what was used longest ago, not what was loaded first', async () => {
  const remember = recentlyUsed<string>(2)
  const { loaded, load } = counting()
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await remember(key, load(key))
  expect(loaded).toEqual(['a', 'b', 'c', 'b'])
})

it('does not remember a failure', async () => {
  const remember = recentlyUsed<string>(2)
  const failing = () => Promise.reject(new Error('not yet'))
  await expect(remember('a', failing)).rejects.toThrow('not yet')
  expect(await remember('a', async () => 'A')).toBe('A')
})
