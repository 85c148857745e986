import { expect, test } from 'vitest'
import { Replies, replyTo, requestOf } from './framed-replies.ts'
import { languages } from './words/words.ts'

const payloadOf = (index: number): Buffer => requestOf(index, 8)
const { en } = languages

function taken(...frames: Buffer[]): Replies {
  const replies = new Replies(payloadOf)
  const bytes = Buffer.concat(frames)
  // Cut where nothing begins.
  for (let at = 0; at < bytes.length; at += 7) replies.take(bytes.subarray(at, at + 7))
  return replies
}

const right = (...indices: number[]): Buffer[] =>
  indices.map((index) => replyTo(payloadOf(index)))

test('counts replies that come in order, however they are cut', () => {
  const replies = taken(...right(0, 1, 2))
  expect(replies.count).toBe(3)
  expect(replies.wrong).toBeUndefined()
  expect(replies.said(en)).toBe(en.echo.replies('3'))
})

test('says which reply came in place of the one that was due', () => {
  expect(taken(...right(0, 2, 1)).said(en)).toBe(en.echo.otherReply('1', '3'))
})

test('tells a reply with other bytes', () => {
  const changed = Buffer.from(payloadOf(1)).fill('z', 4)
  expect(taken(...right(0), replyTo(changed)).said(en)).toBe(en.echo.changedReply('1'))
})

test('tells a frame that is no reply', () => {
  const empty = Buffer.alloc(4)
  expect(taken(...right(0), empty, ...right(1)).said(en)).toBe(en.echo.noReply('1', '0'))
})
