import { html } from 'hono/html'
import type { PublicPage } from '../../shared/domain/text/page.ts'
import type { PageInfo, PageLanguage } from '../../shared/domain/text/page-language.ts'
import { frame, type Markup } from './frame.ts'

const states = { 'in-force': '有效 In force', cancelled: '已解除 Cancelled', expired: '已过期 Expired' } as const
const colours = { red: '红色 Red', orange: '橙色 Orange', yellow: '黄色 Yellow', blue: '蓝色 Blue', none: '' } as const
const times = { Alert: '发布时间 Issued', Update: '更新时间 Updated', Cancel: '解除时间 Cancelled' } as const

/** Every word of the Alert goes through the template, which escapes it. */
export const pageHtml = (page: PublicPage): Markup => {
  const { state, colour, languages } = page
  return frame(
    languages[0]?.infos[0]?.headline ?? '预警 Warning',
    html`<p class="state ${state === 'in-force' ? colour : ''}"><strong>${states[state]}</strong> ${colours[colour]}</p>
${facts(page)}${languages.length > 1 ? tabs(languages) : ''}<main>${languages.map(languageHtml)}</main>`,
  )
}

const facts = ({ kind, seq, issued, expires, follows }: PublicPage): Markup =>
  html`<dl>${seq > 1 ? fact('报次 Serial', `第${seq}报 No. ${seq}`) : ''}${fact(times[kind], issued)}${kind === 'Cancel' ? '' : fact('有效至 Valid until', expires)}${follows.map(time => fact(kind === 'Cancel' ? '所解除的预警发布于 Issued' : '此前发布于 Follows that of', time))}</dl>`

const fact = (name: string, value: string): Markup => html`<dt>${name}</dt><dd>${value}</dd>`

/** Links within the page: where the style sheet is not understood, they lead down to the language. */
const tabs = (languages: readonly PageLanguage[]): Markup =>
  html`<nav aria-label="语言 Language">${languages.map(
    ({ id, language, name, vertical }) =>
      html`<a href="#${id}" lang="${language}" class="${vertical ? 'columns' : ''}">${name}</a>`,
  )}</nav>`

const languageHtml = ({ id, language, vertical, infos }: PageLanguage): Markup =>
  html`<section id="${id}" lang="${language}" dir="auto" class="${vertical ? 'columns' : ''}">${infos.map(infoHtml)}</section>`

const infoHtml = ({ headline, sender, description, instruction, areas, attachments }: PageInfo): Markup =>
  html`<h1>${headline}</h1><dl>${fact('发布单位 Issued by', sender)}</dl>
${part('内容 What happens', '', description)}${part('防御指南 What to do', 'do', instruction)}${part('影响地区 Area', '', areas.length > 0 ? [areas.join('、')] : [])}${attachments.map(attachmentHtml)}`

const part = (title: string, name: string, paragraphs: string[]): Markup | string =>
  paragraphs.length === 0
    ? ''
    : html`<h2 lang="zh-CN">${title}</h2><div class="${name}">${paragraphs.map(paragraph => html`<p>${paragraph}</p>`)}</div>`

/** A link, not the thing itself: the page loads nothing, from nobody. */
const attachments = { picture: '图片 Picture', recording: '录音 Recording' } as const
const attachmentHtml = ({ kind, uri }: PageInfo['attachments'][number]): Markup =>
  html`<p lang="zh-CN"><a href="${uri}" rel="noreferrer noopener nofollow">${attachments[kind]}</a></p>`

export const nothingHtml = (): Markup =>
  frame(
    '没有这条预警 No such warning',
    html`<h1>没有这条预警</h1><p>链接有误，或这条预警不对公众发布。</p><h1>No such warning</h1><p>The link is wrong, or the warning is not for the public.</p>`,
  )
