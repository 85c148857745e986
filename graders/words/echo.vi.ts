// Những câu nói về server trả frame và các client của nó, bằng tiếng Việt.

import type { echo as en } from './echo.en.ts'

export const echo: typeof en = {
  ends: 'rồi kết thúc',
  staysOpen: 'không kết thúc',
  waits: 'kết nối vẫn mở',
  nothingMore: '(không gửi gì thêm)',
  connects: 'một client kết nối tới',
  replies: (count) =>
    count === '0' ? 'không có câu trả lời nào' : `${count} câu trả lời, đúng thứ tự`,
  otherReply: (right, number) =>
    `${right} câu trả lời đúng, rồi đến câu cho yêu cầu ${number}`,
  changedReply: (right) => `${right} câu trả lời đúng, rồi một câu sai byte`,
  noReply: (right, bytes) =>
    `${right} câu trả lời đúng, rồi một frame lạ dài ${bytes} byte`,
  readsLate: (frames) => `gửi ${frames} frame, chờ server bị nghẽn rồi mới đọc`,
  allAnswered: 'đã đọc hết mọi câu trả lời',
  kept: (bytes, isMost) => `server giữ lại ${isMost ? 'nhiều nhất ' : ''}${bytes} byte`,
  neverReads: (bytes) => `gửi các frame ${bytes} byte, và không đọc gì`,
  intake: (read, handed) =>
    `Server đã đọc ${read} byte yêu cầu, nhưng chỉ giao được cho kernel ${handed} byte trả lời. Phần còn lại nằm chờ trong server, và cứ phình ra chừng nào server còn đọc tiếp.`,
  readsAgain: (round) => `ngừng đọc đến khi server bị nghẽn, rồi đọc (lượt ${round})`,
  listeners: (count) => `${count} listener trên socket của nó`,
  beside: (sent) => `gửi frame ${sent} trong lúc một client khác không đọc gì`,
  endsQueued: (queued, more) =>
    `${more === '0' ? 'kết thúc' : `gửi ${more} frame, kết thúc`} khi server còn ${queued} byte chưa gửi, rồi mới đọc`,
  endsWithin: (queued) =>
    `kết thúc giữa frame khi server còn ${queued} byte chưa gửi, rồi mới đọc`,
  badFrameQueued: (queued) =>
    `gửi ff ff ff ff khi server còn ${queued} byte chưa gửi, rồi mới đọc`,
  largest: (bytes) => `gửi các payload 4, ${bytes} và 4 byte`,
  atOnce: (clients, frames) =>
    `một trong ${clients} client, mỗi client gửi ${frames} frame theo từng mảnh`,
  resets: 'các client reset: lúc rảnh, giữa frame, lúc hàng đợi chưa hết',
  afterResets: 'một client khác gửi một frame',
  inTurn: (client) => `client thứ ${client} trong loạt client nối tiếp nhau`,
  allGone: (clients) => `${clients} client đã đến rồi đi`,
  left: {
    sockets: (count) => `socket còn trong bộ nhớ: ${count}`,
    timers: (count) => `timer còn chạy: ${count}`,
    listeners: (count) => `listener trên server và process: ${count}`,
    heldBytes: (bytes) => `byte trong bộ nhớ: ${bytes}`,
  },
  atMost: (what) => `${what} (tối đa)`,
}
