import type { Phrase } from '../language.ts'

const example = 'infra/cli/alerts/ningxiang-rainstorm-red.xml'

/** The address first: it is what one waits for. Then what to try next. */
export const ready = (url: string): Phrase => ({
  zh: `${url}

铜锣已就绪，载有宁乡市和正镶白旗的演示名录。另开一个终端试试：
  npx tongluo demo                     自带的暴雨红色预警，从头到尾走一遍（另起一套，互不影响）
  npx tongluo check ${example}
  npx tongluo send --example           向这里发送自带的暴雨红色预警（或 send FILE）
  npx tongluo status WARNING           各渠道、各乡镇的进展
  npx tongluo proof 430182101202       一个村收到了什么
  npx tongluo field                    电话、群和喇叭收到了什么
  npx tongluo stop all                 紧急停止发送
  npx tongluo --help                   其他
按 Ctrl-C 结束。`,
  en: `${url}

Tongluo is ready, with the demo directories of 宁乡市 and 正镶白旗. In another terminal, try:
  npx tongluo demo                     the built-in red rainstorm warning from end to end (in a stack of its own)
  npx tongluo check ${example}
  npx tongluo send --example           send the same warning to this service (or: send FILE)
  npx tongluo status WARNING           how far it is, per channel and township
  npx tongluo proof 430182101202       what reached one village
  npx tongluo field                    what phones, rooms and loudspeakers received
  npx tongluo stop all                 stop all sending
  npx tongluo --help                   everything else
Ctrl-C ends it.`,
})
