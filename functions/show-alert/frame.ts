import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'

/**
 * System fonts, no script, no picture: it opens on an old phone over a bad line, and reads well in bright sun. A browser that knows
 * `:has` shows one language at a time, the first until another is chosen; any other shows them all. Mongolian script runs in
 * columns from left to right.
 */
const style = `body{margin:0 auto;max-width:40em;padding:1em;font:1.1em/1.6 sans-serif;color:#111;background:#fff}
h1{font-size:1.4em;line-height:1.4}h2{font-size:1.2em;margin-bottom:.2em}dt{color:#555;font-size:.85em}dd{margin:0 0 .6em}
.state{padding:.4em .8em;color:#fff;background:#555}.red{background:#b00020}.orange{background:#a84300}
.yellow{background:#ffd600;color:#111}.blue{background:#0d47a1}.none{background:#1b5e20}.do{border-inline-start:.3em solid;padding-inline-start:.8em}
nav a{display:inline-block;vertical-align:middle;margin:0 .6em .6em 0;padding:.3em .8em;border:1px solid #555;color:#111}
section{border-top:1px solid #ccc;margin-top:1.5em}
.columns{-webkit-writing-mode:vertical-lr;writing-mode:vertical-lr;font-family:"Noto Sans Mongolian","Mongolian Baiti","Mongolian White","Menksoft Qagan",sans-serif}
section.columns{border-top:0;height:32em;max-height:80vh;overflow-x:auto}
@supports selector(:has(*)){main:has(:target) section:not(:target),main:not(:has(:target)) section:not(:first-child){display:none}}`

/** For the content security policy: this one style, and nothing else. */
export const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`

export type Markup = ReturnType<typeof html>

export const frame = (title: string, body: Markup | Markup[]): Markup =>
  html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${raw(style)}</style></head><body>${body}</body></html>`
