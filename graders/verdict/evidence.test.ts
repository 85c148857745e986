import { expect, test } from 'vitest'
import { aside, CheckFailed, judgedElsewhere } from './evidence.ts'

const exchange = { steps: [] }
const fails = (): never => {
  throw new CheckFailed({ kind: 'exchange', exchange, thrown: undefined })
}

test('marks what fails on the way to what a check is about', async () => {
  const failed = await aside(fails).catch((error) => error)
  expect(failed).toBeInstanceOf(CheckFailed)
  expect(failed.evidence).toEqual({
    kind: 'exchange',
    exchange,
    thrown: undefined,
    isAside: true,
    because: judgedElsewhere,
  })
})

test('hands on what comes of it, and every other error as it is', async () => {
  expect(await aside(() => 3)).toBe(3)
  const broken = new Error('the disk is full')
  await expect(aside(() => Promise.reject(broken))).rejects.toBe(broken)
})
