export { IssuingEnvironment as Environment } from '../../shared/wiring/issuing-environment.ts'
