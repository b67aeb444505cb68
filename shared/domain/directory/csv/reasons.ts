/**
 * Why a file or a row of it is not imported: a closed list, each with its sentence. None repeats what stands in a cell: columns slip,
 * and then a phone stands anywhere.
 */
export const csvReasons = {
  'unreadable-encoding': {
    zh: '文件既不是 UTF-8，也不是 GB18030（GBK）编码。',
    en: 'The file is neither UTF-8 nor GB18030 (GBK).',
  },
  'not-csv': {
    zh: '从这一行起不是 CSV：引号没有成对。',
    en: 'From this line on it is no CSV: a quotation mark has no partner.',
  },
  'unknown-table': {
    zh: '第一行的列名不属于地点、风险点、直通群、人员、大喇叭或群聊中的任何一种表。',
    en: 'The first line names the columns of none of the tables: places, risk points, groups, people, terminals, rooms.',
  },
  'unknown-column': {
    zh: '这种表没有这一列：请改名或删去，以免内容被当作已导入。',
    en: 'This table has no such column: rename or remove it, or what stands there would seem imported.',
  },
  'column-twice': { zh: '这一列出现了两次。', en: 'This column is there twice.' },
  'missing-column': { zh: '缺少必需的列。', en: 'A column that must be there is missing.' },
  'no-rows': { zh: '文件里没有数据行。', en: 'There is no row below the first line.' },
  'other-length': {
    zh: '这一行的列数与第一行不同：可能多了或少了逗号。',
    en: 'The row has another number of cells than the first line: a comma too many or too few.',
  },
  'empty-cell': { zh: '这一列必须填写。', en: 'This must be filled in.' },
  'spreadsheet-number': {
    zh: 'Excel 把长数字改成了 4.30182E+11 这样的写法，后面的数字已经丢失：请把该列设为“文本”格式后重新填写，再另存为 CSV。',
    en: 'Excel has turned a long number into something like 4.30182E+11, and its digits are lost: make the column Text, fill it in again, and save as CSV again.',
  },
  'malformed-code': {
    zh: '代码不合格式：地点为 6、9 或 12 位数字，直通群为 G-，风险点为 R- 开头。',
    en: 'This is no code: a place has 6, 9 or 12 digits, a group begins with G-, a risk point with R-.',
  },
  'malformed-id': {
    zh: '编号应为 1 至 64 个字母、数字、点、下划线或连字符。',
    en: 'An id is 1 to 64 letters, digits, dots, _ or -.',
  },
  'impossible-phone': { zh: '不可能是电话号码。', en: 'This cannot be a phone number.' },
  'malformed-key': {
    zh: '机器人密钥应为 1 至 128 个字母、数字、下划线或连字符，不是整个网址。',
    en: "A robot's key is 1 to 128 letters, digits, _ or -, and not the whole address.",
  },
  'unknown-word': {
    zh: '这一列只能填规定的词（见 docs/directory.md）。',
    en: 'This column takes certain words only (docs/directory.md).',
  },
  'bad-date': { zh: '日期应为 2026-07-01 这样的写法。', en: 'A day is written 2026-07-01.' },
  'bad-period': { zh: '有效期的结束早于开始。', en: 'It ends before it begins.' },
  'bad-point': {
    zh: '经纬度应成对填写，用十进制度数：纬度不超过 90，经度不超过 180；请检查是否填反。',
    en: 'A point has both latitude and longitude in decimal degrees, at most 90 and 180: are they swapped?',
  },
  'bad-shape': {
    zh: '边界应为至少三个“纬度 经度”，以分号隔开。',
    en: 'An outline is at least three "latitude longitude" with semicolons between them.',
  },
  'other-level': { zh: '级别与代码末尾的零不符。', en: 'The zeros of the code say another level.' },
  'covers-or-duty': {
    zh: '直通群应填“覆盖区域”或“值班区域”，二者只填其一。',
    en: 'A group either covers areas or is on duty for areas: fill in one of the two.',
  },
  'too-long': { zh: '内容太长。', en: 'This is too long.' },
  'named-twice': {
    zh: '同一条记录在文件中出现了两次。',
    en: 'The same record is there twice.',
  },
  'unknown-place': {
    zh: '所在地点既不在文件中，也不在已发布的名录中。',
    en: 'The place is neither in the files nor in the published directory.',
  },
  'wrong-kind-of-place': {
    zh: '这种地点不能放这种记录：人员属于村、风险点或直通群，大喇叭属于村，群聊属于乡镇、村、风险点或直通群。',
    en: 'Such a place takes no such record: people are in a village, risk point or group, loudspeakers in a village, rooms in a town, village, risk point or group.',
  },
  'not-valid': { zh: '内容不符合要求。', en: 'What stands here is not as it must be.' },
} as const

export type CsvReason = keyof typeof csvReasons

/** What is done otherwise than one might think, and no reason to refuse anything. */
export const csvNotes = {
  'no-datum': {
    zh: '没有写明坐标系：经纬度不采用，按多边形或圆找不到这里。',
    en: 'No datum is given: the point is not used, and no polygon or circle will find this place.',
  },
} as const
export type CsvNote = keyof typeof csvNotes

/** `line`: from 1, as an editor counts. `column`: as the file names it. */
export type CsvProblem<Code extends string = CsvReason> = { file: string; line: number; column?: string; code: Code }
