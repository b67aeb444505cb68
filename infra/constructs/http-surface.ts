import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { publicRoute, type Route, routes, type SurfaceName } from '../routes.ts'
import { acknowledge } from './acknowledged.ts'
import type { House } from './house.ts'
import type { LambdaFunction } from './lambda-function.ts'

/** The HTTP API, cut by trust: each surface is a function with its own routes, rights and limits. */
export class HttpSurface extends Construct {
  readonly url: string
  readonly #api: HttpApi
  readonly #stage: CfnStage
  readonly #house: House

  constructor(scope: Construct, house: House) {
    super(scope, 'http')
    this.#house = house
    const { prefix } = house.settings
    this.#api = new HttpApi(this, 'api', { apiName: prefix, createDefaultStage: false })
    this.url = this.#api.apiEndpoint
    const stage = new HttpStage(this, 'stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: limit(house.settings.requestsPerSecond),
      accessLogSettings: { destination: new LogGroupLogDestination(this.#accessLog()), format: accessLogFormat },
    })
    this.#stage = stage.node.defaultChild as CfnStage
    house.alarms.raise('api-fails', {
      metric: stage.metricServerError({ period: Duration.minutes(1), statistic: 'Sum' }),
      threshold: 1,
      what: 'The HTTP API answered a request with a server error.',
    })
  }

  serve(...surfaces: LambdaFunction<SurfaceName>[]): void {
    for (const { name, lambda } of surfaces) {
      const integration = new HttpLambdaIntegration(name, lambda)
      for (const route of routes[name]) this.#route(route, integration)
    }
  }

  #route(route: Route, integration: HttpLambdaIntegration): void {
    const [method, path] = split(route)
    const made = new HttpRoute(this, route.replaceAll(/[^\w]+/g, '-'), {
      httpApi: this.#api,
      routeKey: HttpRouteKey.with(path, method),
      integration,
    })
    acknowledge(
      made,
      'APIG4',
      route === publicRoute ? 'Warnings are public.' : 'The function checks the key, of which only the hash is stored.',
    )
    if (route !== publicRoute) return
    // Whoever reads the public page in great numbers must not stand before who sends a warning.
    const { rateLimit, burstLimit } = limit(this.#house.settings.publicRequestsPerSecond)
    this.#stage.routeSettings = { [route]: { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit } }
    this.#stage.node.addDependency(made)
  }

  #accessLog(): LogGroup {
    const { key, settings } = this.#house
    return new LogGroup(this, 'access-log', {
      logGroupName: `/aws/vendedlogs/apis/${settings.prefix}`,
      retention: settings.logRetentionDays,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.DESTROY,
    })
  }
}

const limit = (perSecond: number) => ({ rateLimit: perSecond, burstLimit: 2 * perSecond })

const split = (route: Route): [HttpMethod, string] => {
  const [method = '', path = ''] = route.split(' ')
  const known = Object.values(HttpMethod).find(name => name === method)
  if (!known) throw new Error(`${route} has no known method`)
  return [known, path]
}

/** Route keys, never paths: a path may name what concerns one person. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    at: '$context.requestTimeEpoch',
    requestId: '$context.requestId',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
    fault: '$context.integrationErrorMessage',
  }),
)
