// Tên các mục kiểm tra của bài tập 5, và nguyên nhân thường gặp khi một mục chưa đạt, bằng tiếng Việt.

import type { framedEcho as en } from './05-framed-echo.en.ts'

export const framedEcho: typeof en = {
  'one-frame': {
    title: 'trả lời mỗi frame bằng một frame: echo: rồi đến payload ấy',
    usually: "không listener 'data' nào ghi câu trả lời, hoặc echo: đứng trước header.",
  },
  'empty-frame': {
    title: 'trả lời cả frame có độ dài 0',
    usually: 'payload rỗng bị coi như không có payload.',
  },
  'any-bytes': {
    title: 'trả lại đúng từng byte, dù là văn bản hay không',
    usually: 'payload bị đổi sang chuỗi: dùng Buffer.concat, đừng nối chuỗi.',
  },
  joined: {
    title: 'trả lời lần lượt mọi frame trở nên trọn nhờ một chunk',
    usually: 'mỗi lần push chỉ trả lời payload đầu, hoặc trả lời tất cả bằng một frame.',
  },
  cut: {
    title: 'trả lời khi frame đã trọn, dù bị cắt ở đâu',
    usually: 'coi chunk là frame, hoặc mỗi chunk lại tạo một decoder mới.',
  },
  'two-clients': {
    title: 'không lẫn frame của client này với của client khác',
    usually: 'decoder hoặc socket nằm ở chỗ mọi kết nối dùng chung.',
  },
  'large-frame': {
    title: 'trả lời frame lớn đúng bằng giới hạn mặc định',
    usually: 'tự đặt maxBytes khi không được truyền, hoặc tính cả header hay echo:.',
  },
  order: {
    title: 'giữ đúng thứ tự 20 000 câu trả lời cho client đọc muộn',
    usually: "listener 'data' là async: trong lúc nó await, chunk sau vượt lên trước.",
  },
  'stops-reading': {
    title: 'ngừng đọc khi client không đọc',
    usually: 'write() đã trả về false mà socket không được tạm dừng.',
  },
  'reads-again': {
    title: 'chạy tiếp mỗi lần client đọc trở lại',
    usually: "chỉ nghe 'drain' đúng một lần, hoặc cứ tạm dừng là gắn thêm một listener.",
  },
  'others-served': {
    title: 'vẫn phục vụ client này khi client kia đứng yên',
    usually: 'mọi kết nối dùng chung một hàng đợi hoặc một promise.',
  },
  'ends-too': {
    title: 'kết thúc phía mình khi client kết thúc',
    usually: "đã đặt allowHalfOpen nhưng listener 'end' không gọi end().",
  },
  'queue-at-end': {
    title: 'gửi hết hàng đợi rồi mới kết thúc',
    usually: 'socket bị hủy, hoặc bị Node kết thúc, khi còn câu trả lời chưa ghi.',
  },
  limit: {
    title: 'kết thúc kết nối ngay ở header của frame vượt maxBytes',
    usually: "không nghe 'error' của decoder, hoặc không truyền maxBytes cho nó.",
  },
  'default-limit': {
    title: 'kết thúc kết nối khi frame vượt giới hạn mặc định',
    usually: 'new LengthPrefixDecoder nhận một giới hạn khác, hoặc không có giới hạn.',
  },
  'behind-bad-frame': {
    title: 'không trả lời gì cho phần đến sau một frame hỏng',
    usually: 'vẫn tìm frame tiếp theo ở sau nó, hoặc bỏ decoder đi khi còn dữ liệu đến.',
  },
  'queue-at-bad-frame': {
    title: 'gặp frame hỏng thì gửi hết hàng đợi rồi mới kết thúc',
    usually: 'socket bị hủy ngay; gọi end() thì hàng đợi được gửi hết trước.',
  },
  truncated: {
    title: 'client kết thúc giữa frame thì vẫn trả lời các frame đã trọn',
    usually: "hủy socket ngay, không gọi decoder.end(), hoặc không nghe 'error' của nó.",
  },
  'others-unmoved': {
    title: 'không để frame hỏng và reset ảnh hưởng kết nối khác',
    usually: 'một lỗi làm cả server đóng, hoặc bị ném ra mà không ai bắt.',
  },
  resets: {
    title: 'không sập khi bị reset, và không giữ lại gì của kết nối ấy',
    usually: "socket không có listener 'error', hoặc còn nằm trong một Set hay mảng.",
  },
  'at-once': {
    title: 'phục vụ 200 client cùng lúc',
    usually: 'số kết nối bị giới hạn, hoặc chúng dùng chung thứ gì đó.',
  },
  'in-turn': {
    title: 'không để sót gì của 2 000 client sau khi chúng đi hết',
    usually: 'timer, listener hoặc danh sách tồn tại lâu hơn kết nối mà nó phục vụ.',
  },
}
