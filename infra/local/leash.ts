import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'

/**
 * Nothing of ours outlives us, not even after kill -9: a shell holds the list of our processes and reads it from a pipe. When the pipe
 * ends, for whatever reason, it kills what is still on the list, with whatever that has started. A shell, because it costs 1 MB and
 * needs nothing; in a session of its own, so that neither Ctrl-C nor a signal to our process group reaches it.
 */
const keeper = `
trap '' INT TERM HUP
held=' '
while read -r word pid; do
  case "$word" in
    hold) held="$held$pid " ;;
    free) held="\${held%% $pid *} \${held#* $pid }" ;;
  esac
done
for pid in $held; do kill -9 -"$pid" 2>/dev/null || kill -9 "$pid" 2>/dev/null; done
`

export type Leash = {
  /** Starts a program as the leader of a process group of its own, so that Ctrl-C reaches only us and we end things in order. */
  spawn(command: string, args: string[], options?: SpawnOptions): ChildProcess
  /** Kills whatever is still held. */
  end(): void
}

export const startLeash = (): Leash => {
  const shell = spawn('/bin/sh', ['-c', keeper], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  shell.unref()
  // A keeper that is gone cannot be told anything; what it held has been killed by then.
  shell.stdin.on('error', () => shell.stdin.destroy())
  const tell = (word: 'hold' | 'free', pid: number): void => {
    if (shell.stdin.writable) shell.stdin.write(`${word} ${pid}\n`)
  }
  return {
    spawn: (command, args, options = {}) => {
      const child = spawn(command, args, { ...options, detached: true })
      const { pid } = child
      if (pid !== undefined) {
        tell('hold', pid)
        child.once('exit', () => tell('free', pid))
      }
      return child
    },
    end: () => shell.stdin.end(),
  }
}
