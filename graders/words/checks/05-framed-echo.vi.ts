// Bài tập 5 gọi các mục chấm của mình là gì, và mỗi lần trượt thường có nghĩa gì, bằng tiếng Việt.

import type { framedEcho as en } from './05-framed-echo.en.ts'

export const framedEcho: typeof en = {
  'one-frame': {
    title: 'trả lời mỗi frame bằng một frame: echo: rồi payload của nó',
    usually: "không listener 'data' nào ghi trả lời, hoặc echo: đứng trước header.",
  },
  'empty-frame': {
    title: 'trả lời cả frame có độ dài 0',
    usually: 'payload không có byte nào bị coi là không có payload.',
  },
  'any-bytes': {
    title: 'trả lại đúng từng byte, dù là văn bản hay không',
    usually: 'payload bị đổi sang chuỗi: dùng Buffer.concat, đừng nối chuỗi.',
  },
  joined: {
    title: 'trả lời mọi frame mà một chunk làm trọn, theo thứ tự',
    usually: 'mỗi lần push chỉ trả lời payload đầu tiên, hoặc dồn tất cả làm một.',
  },
  cut: {
    title: 'trả lời khi frame đã trọn, dù bị cắt ở đâu',
    usually: 'coi chunk là frame, hoặc mỗi chunk lại tạo một decoder mới.',
  },
  'two-clients': {
    title: 'không lẫn frame của client này với client khác',
    usually: 'decoder hoặc socket nằm ở chỗ mọi kết nối dùng chung.',
  },
  'large-frame': {
    title: 'trả lời frame lớn đúng bằng giới hạn mặc định',
    usually: 'tự đặt maxBytes khi không ai đưa, hoặc tính cả header hay echo:.',
  },
  order: {
    title: 'giữ đúng thứ tự 20 000 trả lời cho client đọc muộn',
    usually: "listener 'data' là async: trong lúc nó await, chunk sau vượt lên trước.",
  },
  'stops-reading': {
    title: 'ngừng đọc khi client không đọc',
    usually: 'write() đã trả về false mà không ai tạm dừng socket.',
  },
  'reads-again': {
    title: 'chạy tiếp mỗi lần client đọc trở lại',
    usually:
      "chỉ nghe 'drain' đúng một lần, hoặc mỗi lần dừng lại gắn thêm một listener.",
  },
  'others-served': {
    title: 'vẫn phục vụ client này khi client kia đứng yên',
    usually: 'mọi kết nối dùng chung một hàng đợi hoặc một promise.',
  },
  'ends-too': {
    title: 'kết thúc phía mình khi client kết thúc',
    usually: "đã đặt allowHalfOpen nhưng 'end' không gọi end().",
  },
  'queue-at-end': {
    title: 'gửi hết hàng đợi rồi mới kết thúc',
    usually: 'socket bị hủy, hoặc bị Node kết thúc, khi còn trả lời chưa ghi.',
  },
  limit: {
    title: 'kết thúc kết nối ngay ở header của frame vượt maxBytes',
    usually: "không nghe 'error' của decoder, hoặc không truyền maxBytes cho nó.",
  },
  'default-limit': {
    title: 'kết thúc kết nối khi frame vượt giới hạn mặc định',
    usually: 'new LengthPrefixDecoder nhận một giới hạn khác, hoặc không có giới hạn.',
  },
  'queue-at-bad-frame': {
    title: 'gửi hết hàng đợi rồi mới kết thúc vì frame hỏng',
    usually: 'socket bị hủy ngay: end() thì gửi hàng đợi trước.',
  },
  truncated: {
    title: 'trả lời các frame trọn của client kết thúc giữa frame',
    usually: "không gọi decoder.end(), hoặc không nghe 'error' của nó.",
  },
  'others-unmoved': {
    title: 'không để frame hỏng và reset ảnh hưởng kết nối khác',
    usually: 'một lỗi làm đóng cả server, hoặc bị ném ra mà không ai bắt.',
  },
  resets: {
    title: 'vẫn sống sau các lần reset, và quên hẳn kết nối ấy',
    usually: "socket không có listener 'error', hoặc còn nằm trong một Set hay mảng.",
  },
  'at-once': {
    title: 'phục vụ 200 client cùng lúc',
    usually: 'số kết nối bị giới hạn, hoặc chúng dùng chung thứ gì đó.',
  },
  'in-turn': {
    title: 'không còn sót gì của 2 000 client khi họ đã đi hết',
    usually: 'timer, listener hoặc danh sách sống lâu hơn kết nối mà nó phục vụ.',
  },
}
