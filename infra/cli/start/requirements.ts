import { refused } from '../failure.ts'
import { findJava, javaProblem } from './java.ts'
import { openFileLimit, openFilesProblem } from './open-files.ts'
import { portProblem } from './ports.ts'

/** Before anything is started: what would stop it half-way. */
export const checkRequirements = async (environment: NodeJS.ProcessEnv, port: number): Promise<void> => {
  const problem = javaProblem(findJava(environment)) ?? openFilesProblem(openFileLimit()) ?? (await portProblem(port))
  if (problem !== undefined) throw refused(problem)
}
