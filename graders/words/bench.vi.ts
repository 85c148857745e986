// What `npm run bench` prints, in Vietnamese.

import type { bench as English } from './bench.en.ts'

export const bench: typeof English = {
  decoders: {
    title: 'Decoder mẫu so với các thư viện cùng loại: tỷ lệ số byte mỗi giây',
    chunks: 'cắt thành chunk',
    races: {
      lines: 'dòng, cứ bốn dòng có một dòng tiếng Việt',
      ascii: 'dòng, toàn ký tự ASCII',
      frames: 'frame, chứa cùng những message đó',
    },
    throughput: 'decoder mẫu, MiB/s',
    fastest: 'decoder mẫu / thư viện nhanh nhất',
    limit: (name) => `mức trần: ${name}`,
    wrong: 'sai',
    how: (bytes) =>
      `Tất cả cùng decode ${bytes} byte message như nhau, mỗi bên chạy trong một tiến trình riêng, luân phiên nhau; lấy lượt nhanh nhất, tính theo thời gian CPU (trên Windows: theo thời gian thực tế). Trên 1.00 là nhanh hơn decoder mẫu. Bên nào trả về message khác thì ghi "sai".`,
    notes: {
      split2:
        "split2 decode cả chunk một lần rồi trả về từng đoạn của chuỗi đó: giữ một dòng là giữ cả chuỗi của chunk. split2('\\n') để nguyên \\r ở cuối dòng.",
      'binary-split':
        'binary-split trả về byte, ở đây được decode thêm; nó bỏ mất dòng rỗng.',
      'node:readline':
        'node:readline cũng trả về từng đoạn của chuỗi lớn hơn, và coi cả \\r là hết dòng, từ Node 24 thì cả U+2028.',
      'it-length-prefixed': 'it-length-prefixed ở đây được chỉnh để đọc header 4 byte.',
      'length-prefixed-stream':
        'length-prefixed-stream chỉ biết header riêng của nó, ở đây dài 1 hoặc 2 byte, và trả về view nên giữ luôn cả chunk; ở hàng "copied", từng view được copy, như decoder mẫu vẫn làm.',
      limit:
        'Mức trần chỉ tìm ký tự xuống dòng, hoặc nhảy từ header này sang header kế, rồi decode hoặc lấy message ra, không làm gì khác: message bị cắt cũng được đưa cho nó nguyên vẹn.',
    },
    noneAhead: 'Không thư viện nào nhanh hơn.',
    ahead: (peer, times, race) => `Nhanh hơn decoder mẫu: ${peer}, ${times} (${race}).`,
    inChunks: (ratio, chunks) => `gấp ${ratio} lần với chunk ${chunks}`,
  },

  costs: {
    title: 'Decoder mẫu tốn bao nhiêu ns cho mỗi byte',
    kinds: {
      lines: ['các dòng như trên', 'dòng dài'],
      frames: ['các frame như trên', 'frame dài'],
    },
    how: 'Tuyến tính nghĩa là message dài ra mà tỷ lệ vẫn quanh 1.00, và chunk nhỏ đi thì chỉ tốn thêm phần cho mỗi lần push.',
  },

  check: {
    title: 'Một lần chấm tốn bao nhiêu',
    target: 'mục tiêu',
    wall: (command) => `${command}, thời gian thực tế`,
    vitest: 'npx vitest run, một test rỗng',
    ratio: 'lần chấm so với vitest',
    peak: (exercise) => `${exercise}: bộ chấm và bài làm, mức cao nhất`,
    atMost: (what) => `nhiều nhất ${what}`,
    how: 'Mỗi lệnh chạy ba lần trên lời giải mẫu, lấy lần nhanh nhất. Bộ nhớ là phần nằm trong RAM, cứ 10 ms đo một lần.',
    noMemory: 'Hệ điều hành này không cho biết bộ nhớ của từng tiến trình: không đo.',
  },

  running: (what) => `đang đo ${what} …`,

  unknownPart: (name, nearest) =>
    `Không có phần nào tên '${name}' để đo${nearest ? `; có phải ý bạn là ${nearest}?` : '.'} Hiện có: decoders, costs, check; không ghi tên thì đo tất cả.`,
  unknownOption: (option, nearest) =>
    `Không có tùy chọn ${option}${nearest ? `; có phải ý bạn là ${nearest}?` : '.'} Các tùy chọn: --lang, --bytes.`,
  badBytes: (bytes, most) =>
    `--bytes cần một số nguyên từ 1 đến ${most}, không phải '${bytes}'.`,
  keptByNpm: (option) =>
    `npm đã giữ --${option} cho riêng nó. Đặt tùy chọn sau dấu --, ví dụ: npm run bench -- --${option}`,
  broken: (message) =>
    `Không đo được: ${message}. Chạy npm ci rồi thử lại; nếu vẫn vậy, hãy báo cho người làm khóa học.`,
}
