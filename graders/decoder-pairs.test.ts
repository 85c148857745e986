import { expect, test } from 'vitest'
import { everySchedule } from './decoder-pairs.ts'

const chunks = (text: string) => [...text].map((each) => Buffer.from(each))

test('interleaves in all (n+m)! / n! m! orders, each once', () => {
  const schedules = everySchedule(chunks('abc'), chunks('xy')).map((steps) =>
    steps.map(([, chunk]) => String(chunk)).join(''),
  )
  expect(schedules).toHaveLength(10)
  expect(new Set(schedules).size).toBe(10)
})

test('keeps the order of each decoder’s chunks, and gives each chunk to its own', () => {
  for (const steps of everySchedule(chunks('abc'), chunks('xy'))) {
    const of = (index: number) =>
      steps.filter(([i]) => i === index).map(([, chunk]) => String(chunk))
    expect(of(0)).toEqual(['a', 'b', 'c'])
    expect(of(1)).toEqual(['x', 'y'])
  }
})
