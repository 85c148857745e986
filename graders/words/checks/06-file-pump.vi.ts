// What exercise 6 calls its checks, and what a failure of each usually means, in Vietnamese.

import type { filePump as English } from './06-file-pump.en.ts'

export const filePump: typeof English = {
  'empty-file': {
    title: 'gửi file rỗng: không byte nào, rồi kết thúc',
    usually: 'đợi ghi được byte nào đó mới end(), mà file rỗng thì không có byte nào.',
  },
  'tiny-file': {
    title: 'gửi file một byte, rồi kết thúc',
    usually: 'byte bị đọc như text, hoặc lần đọc chưa đầy buffer bị bỏ đi.',
  },
  'around-a-chunk': {
    title: 'gửi file vừa một chunk, kém một byte, thừa một byte',
    usually: 'lần đọc cuối ngắn hơn nên bị bỏ, hoặc cả buffer của nó bị gửi đi.',
  },
  'large-file': {
    title: 'gửi 64 MiB, byte nào đúng chỗ byte ấy',
    usually: 'đọc đè lên buffer mà write() còn giữ, hoặc có giới hạn làm file bị cụt.',
  },
  'waits-for-every-write': {
    title: 'chờ đến khi byte cuối cùng rời socket',
    usually: 'tưởng đọc hết file là gửi xong: những byte cuối còn nằm trong hàng đợi.',
  },
  'waits-for-the-end': {
    title: 'chờ đến khi phần kết thúc rời socket',
    usually:
      "end() mới chỉ xếp phần kết thúc vào hàng đợi: hãy chờ 'finish' hoặc callback của nó.",
  },
  'resolves-when-sent': {
    title: 'resolve khi đã gửi hết, dù đầu bên kia chưa kết thúc',
    usually: "chờ 'close', mà 'close' chỉ đến khi đầu bên kia cũng kết thúc.",
  },
  'holds-little': {
    title: 'chỉ giữ rất ít trong 64 MiB khi đầu bên kia không đọc',
    usually: 'không xem write() trả về gì, hoặc đọc cả file rồi mới gửi.',
  },
  'goes-on': {
    title: 'gửi tiếp khi đầu bên kia đọc tiếp, byte nào cũng đến',
    usually: "false không có nghĩa là bị từ chối: sau 'drain' thì gửi chunk kế tiếp.",
  },
  'missing-file': {
    title: 'reject và hủy socket khi file không tồn tại',
    usually: "không nghe 'error' của file, hoặc để socket chờ mãi những byte không đến.",
  },
  directory: {
    title: 'reject và hủy socket khi đường dẫn là thư mục',
    usually: 'thư mục vẫn mở được: chỉ lúc đọc mới lỗi, muộn hơn và ở chỗ khác.',
  },
  'no-permission': {
    title: 'reject và hủy socket khi file không mở được',
    usually: 'chỉ để ý ENOENT, còn các lỗi khác bị nuốt mất.',
  },
  'reset-while-stalled': {
    title: 'reject khi đầu bên kia không đọc rồi reset',
    usually:
      "nuốt lỗi của reset, hoặc chỉ chờ 'drain', mà sau khi reset thì 'drain' không đến nữa.",
  },
  'reset-at-the-first-byte': {
    title: 'reject khi đầu bên kia reset ngay sau byte đầu tiên',
    usually: 'coi lỗi của socket là đã gửi xong, hoặc không nghe lỗi đó.',
  },
  'reset-midway': {
    title: 'reject khi đầu bên kia reset giữa chừng',
    usually:
      'coi như đã gửi đủ dù đầu bên kia bỏ đi giữa chừng, hoặc không nghe sự kiện đó.',
  },
  'dead-socket': {
    title: 'reject khi socket đã chết, không để lọt lỗi nào',
    usually:
      'socket đã chết thì không còn sự kiện nào để chờ: xem trạng thái của nó trước.',
  },
  'destroyed-midway': {
    title: 'reject khi socket bị hủy trong lúc chờ',
    usually:
      "coi 'close' là đã gửi xong, hoặc chỉ nghe 'error': destroy() không lỗi chỉ có 'close'.",
  },
  'closed-when-sent': {
    title: 'gửi xong thì file đã được đóng',
    usually: 'descriptor mở bằng tay chỉ được đóng ở nhánh có lỗi.',
  },
  'closed-after-a-reset': {
    title: 'đầu bên kia reset thì file cũng được đóng',
    usually: 'pipe() không đóng file khi socket gặp lỗi.',
  },
  'closed-on-a-dead-socket': {
    title: 'socket đã chết từ trước thì không file nào còn mở',
    usually: 'mở file rồi mới xem socket: pipeline() có thể để file đó mở mãi.',
  },
  'closed-while-opening': {
    title: 'socket chết lúc đang mở file thì không file nào còn mở',
    usually: 'xem socket trước await, mà sau await không xem lại.',
  },
  'closed-directory': {
    title: 'không để thư mục nào còn mở',
    usually: 'thư mục vẫn mở được, nên từ chối nó rồi cũng phải đóng.',
  },
}
