import { expect, test } from 'vitest'
import { nearestTo, slugOf } from './course.ts'
import { planOf } from './plan.ts'

const SLUG = '02-safe-line-decoder'

test.each(['ex2', 'EX2', '2', '02', 'ex02', SLUG, `${SLUG}.ts`])(
  'takes %s for exercise 2',
  (name) => {
    expect(slugOf(name)).toBe(SLUG)
  },
)

test.each(['ex', 'ex22', '-2', '2x', '', 'safe-line-decoder'])(
  'takes %j for no exercise',
  (name) => {
    expect(slugOf(name)).toBeUndefined()
  },
)

test('suggests a name that is a slip away, and none that is far', () => {
  const known = ['ex2', '02-safe-line-decoder']
  expect(nearestTo('02-save-line-decodr', known)).toBe('02-safe-line-decoder')
  expect(nearestTo('xe2', known)).toBeUndefined()
  expect(nearestTo('ex3', known)).toBe('ex2')
  expect(nearestTo('pump', known)).toBeUndefined()
})

test('plans every exercise, in order, where none is named', () => {
  const { slugs, seed } = planOf([], {})
  expect(slugs).toContain(SLUG)
  expect(slugs).toEqual([...slugs].sort())
  expect(Number.isInteger(seed)).toBe(true)
})

test('plans an exercise once, however often and however it is named', () => {
  expect(planOf(['ex2', '2', SLUG], {}).slugs).toEqual([SLUG])
})

test('takes paths from the folder in which npm was run', () => {
  const env = { INIT_CWD: '/' }
  const cwd = process.cwd().slice(1)
  expect(planOf(['ex2', '--dir', `${cwd}/solutions`], env).folder).toBe(
    `/${cwd}/solutions`,
  )
})

test('takes a seed of up to 31 bits', () => {
  expect(planOf(['ex2', '--seed', '2147483647'], {}).seed).toBe(2_147_483_647)
  expect(planOf(['ex2', '--seed=0'], {}).seed).toBe(0)
  expect(() => planOf(['ex2', '--seed', '2147483648'], {})).toThrow('2147483648')
})
