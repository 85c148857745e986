// What exercise 4 calls its checks, and what a failure of each usually means, in Vietnamese.

import type { lengthPrefix as English } from './04-length-prefix.en.ts'

export const lengthPrefix: typeof English = {
  'whole-frames': {
    title: 'trả về payload đúng lúc byte cuối của nó tới, không sớm hơn',
    usually: 'push() chưa đọc độ dài, hoặc tính cả header vào payload.',
  },
  'many-frames': {
    title: 'trả về mọi payload vừa đủ nhờ một chunk, cũ trước mới sau',
    usually: 'mỗi chunk chỉ lấy ra một frame: lặp cho đến khi dùng hết byte.',
  },
  'frame-in-pieces': {
    title: 'ghép lại được frame đến thành nhiều mảnh',
    usually:
      'tưởng chunk nào cũng chỉ gồm frame trọn vẹn: phải giữ frame dở lại cho lần push sau.',
  },
  'empty-frames': {
    title: 'trả về ngay payload rỗng khi độ dài là 0',
    usually: 'hiểu độ dài 0 là "chưa có độ dài", hoặc lọc bỏ payload rỗng.',
  },
  'empty-chunks': {
    title: 'chunk không có byte nào thì không làm thay đổi gì',
    usually: 'coi chunk rỗng là hết frame hoặc hết stream.',
  },
  'any-bytes': {
    title: 'trả về nguyên vẹn mọi byte, dù giao thức khác coi nó là gì',
    usually: 'dữ liệu bị đổi ra chuỗi rồi đổi lại, nên byte không phải text đều hỏng.',
  },
  'payloads-stay': {
    title: 'payload đã trả về thì giữ nguyên, dù sau đó có push gì',
    usually:
      'payload chỉ là view trên buffer mà frame sau ghi đè lên: hãy copy, hoặc dùng buffer mới.',
  },
  'split-header': {
    title: 'đọc được độ dài dù bốn byte của nó bị cắt ở đâu',
    usually: 'đọc header ở đầu mỗi chunk, dù chưa giữ đủ 4 byte.',
  },
  'big-endian': {
    title: 'đọc cả bốn byte của độ dài, byte cao nhất trước',
    usually: 'dùng readUInt32LE hoặc chỉ một byte của header thay cho readUInt32BE.',
  },
  unsigned: {
    title: 'coi độ dài từ 2 147 483 648 trở lên là quá lớn',
    usually: 'readInt32BE hoặc các toán tử << và | biến độ dài ấy thành số âm.',
  },
  'exactly-max': {
    title: 'nhận payload dài đúng maxBytes, dù đến liền hay bị cắt',
    usually: 'so sánh bằng >= thay vì >, hoặc tính cả header.',
  },
  'one-over': {
    title: 'từ chối payload dài maxBytes + 1, dù đến liền hay bị cắt',
    usually: 'không so với giới hạn, hoặc chỉ so khi frame bị cắt.',
  },
  'default-limit': {
    title: 'không đặt giới hạn thì nhận đến 1 048 576 byte, không hơn',
    usually: 'maxBytes thiếu giá trị mặc định, hoặc giá trị đó không phải 1024 * 1024.',
  },
  'at-once': {
    title: 'từ chối frame ngay khi byte thứ tư của header tới',
    usually:
      'đợi payload tới mới so với giới hạn, nên đầu bên kia quyết định bạn phải giữ bao nhiêu.',
  },
  'error-kind': {
    title: 'báo FrameTooLargeError có maxBytes và declaredBytes',
    usually: "'error' được phát với lỗi khác, hoặc hai con số đó không đúng.",
  },
  'frames-before': {
    title: 'trả về các frame trước frame bị từ chối, kể cả cùng chunk',
    usually: 'push() trả về sớm hoặc ném lỗi, bỏ mất những payload đã tìm thấy.',
  },
  finished: {
    title: 'đã từ chối một frame thì không trả về gì nữa',
    usually:
      'coi các byte sau header bị từ chối là frame: không ai biết frame sau bắt đầu ở đâu.',
  },
  once: {
    title: 'chỉ báo một lỗi, dù sau đó có push gì',
    usually: 'vẫn giữ header đã từ chối, và mỗi lần push lại xét nó.',
  },
  'clean-end': {
    title: 'không báo gì khi stream kết thúc giữa hai frame',
    usually: 'end() luôn báo lỗi, hoặc không biết frame vừa rồi đã trọn vẹn.',
  },
  'ends-in-header': {
    title: 'báo lỗi khi stream kết thúc giữa header',
    usually: 'end() chỉ xét payload còn thiếu: header dở dang cũng thiếu byte.',
  },
  'ends-in-payload': {
    title: 'báo lỗi khi stream kết thúc giữa payload, hay ngay sau header',
    usually: 'end() chỉ xét các byte đang giữ; ngay sau header thì chưa giữ byte nào.',
  },
  'missing-bytes': {
    title: 'báo TruncatedFrameError đếm đúng số byte còn thiếu',
    usually: 'missingBytes đếm byte đã đến, toàn bộ payload, hoặc thứ gì khác.',
  },
  'end-after-error': {
    title: 'đã từ chối một frame thì lúc kết thúc không báo thêm gì',
    usually: 'end() không biết rằng decoder đã dừng hẳn.',
  },
  'after-refusal': {
    title: 'không giữ byte nào đến sau header bị từ chối',
    usually: 'mỗi chunk vẫn được nối vào một buffer không còn ai đọc.',
  },
  'long-life': {
    title: 'không giữ lại payload nào đã trả về',
    usually: 'payload đã trả về hoặc chunk đã dùng xong vẫn nằm trong một danh sách.',
  },
  'large-frame': {
    title: 'mỗi byte tốn công như nhau, dù frame lớn đến đâu',
    usually:
      'lần push nào cũng Buffer.concat, copy lại mọi byte đang giữ: đủ rồi hãy nối, một lần.',
  },
  'byte-by-byte': {
    title: 'mỗi byte tốn công như nhau, dù chunk nhỏ đến đâu',
    usually: 'mỗi lần push lại copy hoặc duyệt lại tất cả những gì đang giữ.',
  },
  'many-in-one': {
    title: 'mỗi frame tốn công như nhau, dù một chunk có bao nhiêu frame',
    usually: 'cứ mỗi frame lại copy phần còn lại của chunk: hãy dời một chỉ số.',
  },
  'two-decoders': {
    title: 'không dùng chung gì với decoder khác',
    usually: 'state nằm ở module hoặc là static: byte của hai kết nối sẽ lẫn vào nhau.',
  },
  encodes: {
    title: 'encodeFrame ghi độ dài tính bằng byte, rồi đến payload',
    usually:
      'header đếm ký tự hoặc đếm cả chính nó, hoặc hai frame dùng chung một buffer.',
  },
  'encodes-too-large': {
    title: 'encodeFrame ném RangeError khi 4 byte không chứa nổi',
    usually: 'độ dài bị quay vòng: 4 294 967 296 thành 0.',
  },
}
