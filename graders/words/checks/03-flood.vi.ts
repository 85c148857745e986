// What exercise 3 calls its checks, and what a failure of each usually means, in Vietnamese.

import type { flood as English } from './03-flood.en.ts'

export const flood: typeof English = {
  'resolves-at-once': {
    title: 'resolve ngay khi write() trả về true',
    usually: "lúc nào cũng chờ 'drain', mà còn chỗ thì 'drain' không bao giờ đến.",
  },
  'waits-for-room': {
    title: 'chờ đến khi hàng đợi trống nếu write() trả về false',
    usually: "không xem write() trả về gì, hoặc nghe 'drain' quá muộn.",
  },
  'waits-for-its-own-data': {
    title: 'không resolve trước khi dữ liệu của mình rời hàng đợi',
    usually:
      'chờ có chỗ trống, chờ timer, write trước đó hay của socket khác, không phải write của mình.',
  },
  'writes-once': {
    title: 'mỗi lần gọi chỉ write() một lần',
    usually: "ghi lại dữ liệu sau 'drain': false không có nghĩa là bị từ chối.",
  },
  'wakes-every-caller': {
    title: 'đánh thức cả trăm lời gọi cùng chờ trên một socket',
    usually: 'lời gọi đang chờ nằm trong một biến, lời gọi sau đè mất lời gọi trước.',
  },
  'keeps-the-order': {
    title: 'giữ byte đúng thứ tự các lời gọi',
    usually: 'chờ trước rồi mới ghi, nên lời gọi sau vượt lên trước.',
  },
  'fails-while-waiting': {
    title: 'reject khi socket gặp lỗi trong lúc chờ',
    usually: "chỉ nghe 'drain', mà sau lỗi thì 'drain' không đến nữa.",
  },
  'destroyed-while-waiting': {
    title: 'reject khi destroy() được gọi trong lúc chờ',
    usually:
      "không nghe 'close', hoặc coi 'close' là thành công: destroy() chỉ phát 'close'.",
  },
  'reset-while-waiting': {
    title: 'reject khi đầu bên kia reset kết nối trong lúc chờ',
    usually: "không nghe 'error' và 'close', hoặc tin vào callback không có lỗi.",
  },
  'ended-while-waiting': {
    title: 'resolve hoặc reject khi end() được gọi trong lúc chờ',
    usually:
      "socket đang end thì không phát 'drain', 'close' thì đến muộn: hãy chờ cả callback của write.",
  },
  'peer-ends-while-waiting': {
    title: 'resolve hoặc reject khi đầu bên kia kết thúc trong lúc chờ',
    usually:
      "đầu bên kia kết thúc thì socket cũng tự kết thúc, mà khi đó 'drain' không đến nữa.",
  },
  'dead-before': {
    title: 'reject nếu destroy() hoặc end() đã được gọi từ trước',
    usually:
      'socket đã chết thì không còn sự kiện nào để chờ: xem trạng thái của nó trước.',
  },
  'no-listener-left': {
    title: 'không để sót listener nào, không gỡ listener của chủ socket',
    usually: 'có một kiểu kết thúc của cuộc chờ mà bạn quên gỡ listener.',
  },
  'no-warning': {
    title: 'không gây cảnh báo, dù trăm lời gọi cùng lúc hay vạn lời gọi',
    usually:
      'mỗi lời gọi gắn listener riêng: quá mười cái cho một sự kiện là có cảnh báo.',
  },
  'asks-for-the-next': {
    title: 'có backpressure: có chỗ rồi mới lấy frame tiếp theo',
    usually: 'gom sẵn các frame vào mảng, hoặc cứ ghi mà không xem write() trả về gì.',
  },
  'asks-for-all': {
    title: 'không backpressure: ghi mọi frame ngay',
    usually: 'vẫn chờ dù backpressure: false.',
  },
  'resolves-when-empty': {
    title: 'resolve khi hàng đợi đã trống, và để socket mở',
    usually:
      "resolve ngay sau write() cuối, chờ một 'drain' không bao giờ đến, hoặc gọi end().",
  },
  'closes-the-source': {
    title: 'gặp lỗi thì reject và đóng iterator',
    usually: 'nuốt mất lỗi, hoặc không gọi return() của iterator (for…of có gọi).',
  },
  counts: {
    title: 'báo đúng số frame và số byte đã ghi',
    usually: 'báo chỉ số của frame cuối thay vì số frame, hoặc đếm ký tự thay vì byte.',
  },
  'peak-queued': {
    title: 'báo writableLength cao nhất thấy được sau mỗi write',
    usually: 'đọc nó trước khi write, sau khi đã chờ, hoặc chỉ đọc lúc cuối.',
  },
  'peak-memory': {
    title: 'báo bộ nhớ đủ để phân biệt hai lần xả',
    usually: 'heapUsed không thấy byte của Buffer, hoặc số đó không phải phần tăng thêm.',
  },
  'arrives-in-order': {
    title: 'xả qua TCP tới bên đọc đứng yên, mọi byte đều đến',
    usually: 'resolve, hoặc reject, trong khi byte còn nằm trong hàng đợi.',
  },
}
