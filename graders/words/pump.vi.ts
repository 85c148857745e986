// What exercise 6 says of files, sockets and peers, in Vietnamese.

import type { pump as English } from './pump.en.ts'

export const pump: typeof English = {
  file: (bytes) => `file ${bytes} byte`,
  sources: {
    missing: 'một file không tồn tại',
    folder: 'một thư mục',
    mode: 'một file không có quyền đọc',
    loop: 'một link trỏ vào chính nó, không mở được',
    below: 'một đường dẫn không mở được',
  },
  before: {
    destroyed: 'destroy() vừa được gọi trên socket',
    'destroyed long ago': 'socket đã đóng từ trước',
    reset: 'đầu bên kia đã reset từ trước',
  },
  destroys: {
    'at once': 'socket bị hủy ngay sau lời gọi',
    'a turn later': 'socket bị hủy sau một vòng event loop',
    'on data': 'socket bị hủy',
  },
  peer: {
    reads: 'đầu bên kia đọc',
    stalls: 'đầu bên kia không đọc',
    readsSome: (bytes) => `đầu bên kia đọc ${bytes} byte rồi dừng`,
    readsOn: 'đầu bên kia đọc nốt phần còn lại',
    keepsOpen: 'đầu bên kia chưa đóng phía mình',
    resets: 'đầu bên kia reset',
    resetsAt: (bytes) => `đầu bên kia reset sau ${bytes} byte`,
  },
  arrives: (bytes, isEnded) =>
    `${bytes} byte của file, ${isEnded ? 'rồi kết thúc' : 'không kết thúc'}`,
  differs: (bytes, at) => `${bytes} byte, từ byte ${at} trở đi không giống file`,
  byteIs: (at, came, due) =>
    due === ''
      ? `Ở byte ${at} nhận được ${came}, trong khi file đã hết.`
      : `Ở byte ${at} nhận được ${came}; trong file, chỗ đó là ${due}.`,
  resolvesEarly: 'resolve khi chưa gửi hết',
  inMemory: 'số byte giữ trong bộ nhớ',
  readAgainstTaken: (read, taken) =>
    read === undefined
      ? `Đầu bên kia không đọc gì, kernel nhận hộ nó ${taken} byte: những gì đọc quá số đó đều nằm trong bộ nhớ.`
      : `Đã đọc ${read} byte từ file. Đầu bên kia không đọc gì, kernel nhận hộ nó ${taken} byte: phần còn lại nằm trong bộ nhớ.`,
  socketDestroyed: 'socket đã hủy',
  socketEnded: 'socket đã end nhưng chưa hủy',
  socketOpen: 'socket bị bỏ ngỏ',
  descriptors: 'descriptor của file',
  open: (count) => `còn mở: ${count}`,
  counted: (isOutside) =>
    isOutside
      ? 'Đếm từ bên ngoài, trong /proc, khi không còn file nào đang được mở hay đóng.'
      : 'Đếm từ bên trong tiến trình, vì hệ điều hành này không cho xem từ bên ngoài.',
  writesHeld: 'mọi lần ghi đều bị giữ lại',
  endHeld: 'phần kết thúc bị giữ lại',
  afterwards: 'sau đó',
  goesOn: 'tiến trình chạy tiếp',
  written: (bytes) => `${bytes} byte đã đi, phần kết thúc còn bị giữ`,
  endDone: 'phần kết thúc cũng đã đi',
}
