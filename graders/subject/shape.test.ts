import { expect, test } from 'vitest'
import { messageOf } from './shape.ts'

test('takes what the host sends', () => {
  expect(messageOf('{"at":3}', 'sweep')).toEqual({ at: 3 })
  expect(messageOf('{"printed":"x"}', 'trace')).toEqual({ printed: 'x' })
  expect(messageOf('{"reply":{"pushes":[]},"clipped":0}', 'trace')).toBeDefined()
  const uncaught = { name: 'Error', message: 'no', stack: '' }
  expect(messageOf(JSON.stringify({ uncaught }), 'trace')).toEqual({ uncaught })
  expect(messageOf('{"uncaught":{"name":"Error"}}', 'trace')).toBeUndefined()
  expect(messageOf('{"reply":{"exports":["A"]},"clipped":0}', 'load')).toBeDefined()
})

test.each(['', '{', 'null', '7', '{}', '{"reply":null,"clipped":0}', '{"at":"3"}'])(
  'takes %j for no message',
  (text) => {
    expect(messageOf(text, 'trace')).toBeUndefined()
  },
)

test('takes the reply to another question, or half of one, for no message', () => {
  expect(messageOf('{"reply":{"pushes":[]},"clipped":0}', 'sweep')).toBeUndefined()
  expect(messageOf('{"reply":{"pushes":{}},"clipped":0}', 'trace')).toBeUndefined()
  expect(messageOf('{"reply":{"heldBytes":1},"clipped":0}', 'hold')).toBeUndefined()
})
