import { registerHooks } from 'node:module'

// Loaded before AWS's runtime client: gives it our stand-in for its native addon, and ends with the process that started us.
const standIn = new URL('native-client.mjs', import.meta.url).href

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === './rapid-client.node' ? { url: standIn, shortCircuit: true } : nextResolve(specifier, context),
})

process.stdin.on('end', () => process.exit(0)).on('error', () => process.exit(0))
process.stdin.resume()
process.stdin.unref()
