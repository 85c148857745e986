// What exercise 1 calls its checks, and what a failure of each usually means, in Vietnamese.

import type { naiveServer as English } from './01-naive-server.en.ts'

export const naiveServer: typeof English = {
  'one-message': {
    title: 'báo đúng giá trị khi chunk là một message JSON trọn vẹn',
    usually: "không có listener 'data' nào gọi report, hoặc giá trị vẫn là chuỗi.",
  },
  'joined-messages': {
    title: 'báo một lần kèm lỗi parse khi một chunk có hai message',
    usually:
      'chunk bị cắt thành từng message: server này cố ý coi mỗi chunk là một message.',
  },
  'split-message': {
    title: 'báo riêng từng mảnh của message bị cắt, kèm lỗi',
    usually: 'chunk được gom lại đến khi parse được: server này không giữ lại gì.',
  },
  'bytes-not-characters': {
    title: 'đếm byte của chunk, không đếm ký tự',
    usually: 'báo độ dài của chuỗi: hãy dùng độ dài của Buffer.',
  },
  'cut-character': {
    title: 'đếm đúng byte cả khi nhát cắt rơi vào giữa ký tự',
    usually: "setEncoding('utf8') giữ nửa ký tự lại cho đến khi phần kia đến.",
  },
  'reports-in-order': {
    title: 'báo mỗi chunk đúng một lần, theo thứ tự đến',
    usually: 'report được gọi hai lần cho chunk hỏng, gọi trễ, hoặc không gọi.',
  },
  'after-bad-chunk': {
    title: 'vẫn phục vụ kết nối sau một chunk không parse được',
    usually: 'JSON.parse ném lỗi mà không ai bắt, hoặc socket bị hủy.',
  },
  'after-reset': {
    title: 'vẫn phục vụ kết nối sau khi một kết nối khác bị reset',
    usually:
      "socket không có listener 'error', hoặc một kết nối đóng thì đóng luôn server.",
  },
  'after-leave': {
    title: 'vẫn phục vụ kết nối sau khi một client bỏ đi',
    usually:
      "client đầu tiên vừa đi thì server đã đóng, hoặc 'connection' chỉ được nghe một lần.",
  },
  'two-connections': {
    title: 'phục vụ hai kết nối cùng lúc mà không lẫn gì',
    usually: 'socket hoặc byte của nó nằm trong một biến dùng chung.',
  },
  'ends-too': {
    title: 'kết thúc phía mình khi client kết thúc',
    usually: 'có đặt allowHalfOpen mà không ai gọi end().',
  },
  coalesced: {
    title: 'sendCoalesced giao hai message một lần, đến trong một chunk',
    usually: 'thiếu cork() hoặc uncork(), hoặc cả hai message nằm trong một write().',
  },
  split: {
    title: 'sendSplit cố ý gửi một message thành hai chunk trở lên',
    usually:
      'các phần được ghi trong cùng một vòng event loop, không nghỉ để đầu bên kia đọc.',
  },
  closes: {
    title: 'cả hai client đều gọi end(), chỉ resolve khi kết nối đã đóng',
    usually: "promise resolve ở 'finish', không await gì cả, hoặc thiếu end().",
  },
  refused: {
    title: 'cả hai client đều reject khi không ai lắng nghe ở cổng đó',
    usually: "không nghe 'error', hoặc lỗi bị nuốt giữa đường.",
  },
}
