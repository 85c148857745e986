// What exercise 2 calls its checks, and what a failure of each usually means, in Vietnamese.

import type { safeLineDecoder as English } from './02-safe-line-decoder.en.ts'

export const safeLineDecoder: typeof English = {
  'whole-lines': {
    title: 'trả về dòng khi ký tự xuống dòng đã đến, không sớm hơn',
    usually: 'push() chưa tìm 0x0A, hoặc trả về cả phần dư chưa thành dòng.',
  },
  'many-lines': {
    title: 'trả về mọi dòng kết thúc trong một chunk, đúng thứ tự đến',
    usually: 'mỗi chunk chỉ lấy ra một dòng: cứ tìm 0x0A tiếp cho đến khi không còn nữa.',
  },
  'line-in-pieces': {
    title: 'ghép lại dòng đến thành nhiều mảnh',
    usually:
      'mỗi chunk bị coi là những dòng trọn vẹn: phần sau 0x0A cuối cùng phải giữ lại cho lần push sau.',
  },
  'empty-lines': {
    title: "trả về '' cho mỗi dòng rỗng",
    usually: 'chuỗi rỗng bị lọc mất, hoặc hai ký tự xuống dòng liền nhau bị coi là một.',
  },
  'empty-chunks': {
    title: 'không đổi gì khi gặp chunk không có byte nào',
    usually: 'chunk rỗng bị coi là hết dòng hoặc hết stream.',
  },
  'split-character': {
    title: 'giữ nguyên ký tự khi nhát cắt rơi vào giữa nó',
    usually: 'từng chunk bị decode riêng: gom byte lại, đủ dòng rồi mới decode.',
  },
  'broken-character': {
    title: 'không để nửa ký tự lọt sang dòng sau',
    usually:
      'một StringDecoder dùng suốt từ dòng này sang dòng khác nên còn giữ byte của ký tự dở.',
  },
  crlf: {
    title: 'bỏ một ký tự \\r đứng ngay trước ký tự xuống dòng',
    usually:
      'dòng còn \\r ở cuối: Windows và phần lớn giao thức kết thúc dòng bằng \\r\\n.',
  },
  'split-crlf': {
    title: 'bỏ được \\r cả khi nhát cắt rơi vào giữa \\r và \\n',
    usually:
      'chỉ tìm \\r trong chunk mới: nó có thể là byte cuối còn giữ từ chunk trước.',
  },
  'other-cr': {
    title: 'coi mọi \\r khác là dữ liệu và giữ nguyên',
    usually: 'mọi \\r đều bị xóa, hoặc một \\r đứng riêng bị coi là hết dòng.',
  },
  'only-line-feed': {
    title: 'chỉ kết thúc dòng ở 0x0A, không ở ký tự nào khác',
    usually:
      'dòng được tách bằng regex hoặc readline, vốn coi cả U+2028 và các ký tự tương tự là hết dòng.',
  },
  'exactly-max': {
    title: 'nhận dòng dài đúng maxBytes, dù đến trọn hay thành mảnh',
    usually: 'so sánh bằng >= thay vì >, hoặc tính cả ký tự xuống dòng.',
  },
  'one-over': {
    title: 'từ chối dòng dài maxBytes + 1, dù đến trọn hay thành mảnh',
    usually:
      'độ dài chỉ được so với giới hạn ở một chỗ: phải so cả khi dòng kết thúc ngay trong chunk làm nó quá dài.',
  },
  'counts-bytes': {
    title: 'đếm byte, không đếm ký tự',
    usually: 'giới hạn bị so với độ dài chuỗi; "ế" có độ dài 1 nhưng chiếm 3 byte.',
  },
  'counts-cr': {
    title: 'tính cả \\r đứng trước ký tự xuống dòng',
    usually: '\\r bị bỏ trước khi đo độ dài dòng.',
  },
  'per-line': {
    title: 'giới hạn từng dòng, không giới hạn chunk hay buffer',
    usually:
      'giới hạn bị so với toàn bộ phần đang giữ: một chunk có thể chứa nhiều dòng ngắn.',
  },
  'default-limit': {
    title: 'mặc định nhận dòng 65 536 byte, thêm một byte là từ chối',
    usually: 'maxBytes thiếu giá trị mặc định, hoặc giá trị đó không phải 64 * 1024.',
  },
  'at-once': {
    title: 'báo lỗi ngay trong lần push mang đến byte thừa đầu tiên',
    usually:
      'độ dài chỉ được so khi ký tự xuống dòng đến; đầu bên kia không gửi nó thì chẳng bao giờ bị từ chối.',
  },
  once: {
    title: 'chỉ báo lỗi một lần cho mỗi dòng quá dài, dù dài đến đâu',
    usually: 'mỗi chunk sau của dòng đó lại bị so lần nữa: phải nhớ là đang bỏ dòng này.',
  },
  'error-kind': {
    title: 'báo LineTooLongError có maxBytes đúng bằng giới hạn',
    usually: "sự kiện 'error' mang một lỗi khác, hoặc lỗi không có maxBytes.",
  },
  'lines-before': {
    title: 'vẫn trả về các dòng trước dòng quá dài, kể cả cùng chunk',
    usually:
      'push() return ngay khi báo lỗi, hoặc ném lỗi, nên mất các dòng đã tìm được.',
  },
  'lines-after': {
    title: 'bỏ hết phần còn lại của dòng quá dài rồi trả về dòng sau',
    usually: 'phần còn lại của dòng dài bị coi là dòng mới, hoặc dòng kế tiếp bị bỏ lây.',
  },
  'endless-line': {
    title: 'không giữ quá giới hạn khi dòng không bao giờ kết thúc',
    usually: 'byte của dòng đang bị bỏ vẫn được gom lại.',
  },
  'long-life': {
    title: 'không giữ gì của các dòng đã trả về',
    usually:
      'dòng đã trả về hoặc chunk đã dùng còn nằm trong một mảng, hoặc phần dư giữ chân cả chunk chứa nó.',
  },
  'byte-by-byte': {
    title: 'mỗi byte tốn như nhau, dù chunk nhỏ đến đâu',
    usually:
      'lần push nào cũng Buffer.concat hoặc tìm lại từ đầu: n byte thì mất n² / 2 bước.',
  },
  'many-in-one': {
    title: 'mỗi dòng tốn như nhau, dù bao nhiêu dòng trong một chunk',
    usually: 'cứ mỗi dòng lại copy phần còn lại của chunk: hãy dịch chỉ số thay vì copy.',
  },
  'two-decoders': {
    title: 'không dùng chung gì với decoder khác',
    usually: 'state nằm ở module hoặc là static: hai kết nối sẽ lẫn byte của nhau.',
  },
}
