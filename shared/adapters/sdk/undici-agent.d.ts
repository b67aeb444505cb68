/** Of undici only what keeps connections: the whole of it (fetch, caches, sockets of the web) would cost every cold start 60 ms. */
declare module 'undici/lib/dispatcher/agent.js' {
  export { Agent as default } from 'undici'
}
