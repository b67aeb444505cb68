import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { PageInfo, PublicPage } from '../../shared/domain/text/page.ts'

/** System fonts, no script, no picture: it opens on an old phone over a bad line, and reads well in bright sun. */
const style = `body{margin:0 auto;max-width:40em;padding:1em;font:1.1em/1.6 sans-serif;color:#111;background:#fff}
h1{font-size:1.4em;line-height:1.4}h2{font-size:1.2em;margin-bottom:.2em}dt{color:#555;font-size:.85em}dd{margin:0 0 .6em}
.state{padding:.4em .8em;color:#fff;background:#555}.red{background:#b00020}.orange{background:#a84300}
.yellow{background:#ffd600;color:#111}.blue{background:#0d47a1}.none{background:#1b5e20}.do{border-left:.3em solid;padding-left:.8em}
section{border-top:1px solid #ccc;margin-top:1.5em}`

/** For the content security policy: this one style, and nothing else. */
export const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`

const states = { 'in-force': '有效 In force', cancelled: '已解除 Cancelled', expired: '已过期 Expired' } as const
const colours = { red: '红色 Red', orange: '橙色 Orange', yellow: '黄色 Yellow', blue: '蓝色 Blue', none: '' } as const

type Markup = ReturnType<typeof html>

const frame = (title: string, body: Markup | Markup[]): Markup =>
  html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${raw(style)}</style></head><body>${body}</body></html>`

/** Every word of the Alert goes through the template, which escapes it. */
export const pageHtml = ({ state, colour, issued, expires, infos }: PublicPage): Markup =>
  frame(
    infos[0]?.headline ?? '预警 Warning',
    html`<p class="state ${state === 'in-force' ? colour : ''}"><strong>${states[state]}</strong> ${colours[colour]}</p>
${infos.map(info => infoHtml(info, issued, expires))}`,
  )

const infoHtml = (
  { language, headline, sender, description, instruction, areas }: PageInfo,
  issued: string,
  expires: string,
) =>
  html`<section lang="${language}"><h1>${headline}</h1>
<dl><dt>发布单位 Issued by</dt><dd>${sender}</dd><dt>发布时间 Issued</dt><dd>${issued}</dd><dt>有效至 Valid until</dt><dd>${expires}</dd></dl>
${part('内容 What happens', '', description)}${part('防御指南 What to do', 'do', instruction)}${part('影响地区 Area', '', areas.length > 0 ? [areas.join('、')] : [])}</section>`

const part = (title: string, name: string, paragraphs: string[]): Markup | string =>
  paragraphs.length === 0
    ? ''
    : html`<h2>${title}</h2><div class="${name}">${paragraphs.map(paragraph => html`<p>${paragraph}</p>`)}</div>`

export const nothingHtml = (): Markup =>
  frame(
    '没有这条预警 No such warning',
    html`<h1>没有这条预警</h1><p>链接有误，或这条预警不对公众发布。</p><h1>No such warning</h1><p>The link is wrong, or the warning is not for the public.</p>`,
  )
