import { once } from 'node:events'
import { expect, test } from 'vitest'
import { GatedSink } from './gated-sink.ts'

const bytes = (count: number): Buffer => Buffer.alloc(count)

test('keeps a write in the queue until it is completed', () => {
  const sink = new GatedSink(10)
  expect(sink.write(bytes(4))).toBe(true)
  expect(sink.write(bytes(6))).toBe(false)
  expect(sink.writableLength).toBe(10)
  expect(sink.complete()).toBe(true)
  expect(sink.writableLength).toBe(6)
  expect(sink.taken).toEqual([
    [0, 4],
    [0, 6],
  ])
})

test('drains when all is completed, and not before', async () => {
  const sink = new GatedSink(10)
  let drains = 0
  sink.on('drain', () => {
    drains += 1
  })
  for (let i = 0; i < 3; i++) sink.write(bytes(5))
  sink.complete()
  sink.complete()
  expect(drains).toBe(0)
  const drained = once(sink, 'drain')
  sink.completeAll()
  await drained
  expect(drains).toBe(1)
  expect(sink.complete()).toBe(false)
})

test('an open gate completes by itself', async () => {
  const sink = new GatedSink(10)
  sink.isOpen = true
  sink.write(bytes(20))
  await once(sink, 'drain')
  expect(sink.writableLength).toBe(0)
})

test('a write that is completed with an error fails the sink', async () => {
  const sink = new GatedSink(10)
  sink.write(bytes(20))
  const failed = once(sink, 'error')
  sink.complete(new Error('no'))
  expect(String((await failed)[0])).toBe('Error: no')
  expect(sink.destroyed).toBe(true)
})

test('the end waits, too, where it is held', async () => {
  const sink = new GatedSink(10, { holdsEnd: true })
  sink.end(bytes(5))
  expect([sink.isHolding, sink.isHoldingEnd]).toEqual([true, false])
  sink.complete()
  await new Promise((resolve) => setImmediate(resolve))
  expect([sink.isHolding, sink.isHoldingEnd]).toEqual([false, true])
  expect(sink.writableFinished).toBe(false)
  const finished = once(sink, 'finish')
  sink.completeEnd()
  await finished
})
