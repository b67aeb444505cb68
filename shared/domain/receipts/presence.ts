/** What a terminal's connection said last. `at`: the broker's time, ms. */
export type TerminalState = { terminal: string; online: boolean; at: number }

/** Of each terminal the latest word: messages overtake each other, and a last will may come after the next hello. */
export const latestStates = (states: Iterable<TerminalState>): TerminalState[] => {
  const latest = new Map<string, TerminalState>()
  for (const state of states) {
    const known = latest.get(state.terminal)
    if (!known || state.at > known.at) latest.set(state.terminal, state)
  }
  return [...latest.values()]
}
