import * as z from 'zod'

/** Whom notices are for: a closed list, so that a directory can say who is one. */
export const roleNames = {
  resident: { zh: '村（居）民', en: 'residents' },
  'village-committee': { zh: '村两委', en: 'village committee' },
  'village-responsible': { zh: '村责任人', en: 'those responsible in the village' },
  'group-leader': { zh: '村组长', en: 'village group leaders' },
  'grid-worker': { zh: '网格员', en: 'grid workers' },
  'town-government': { zh: '乡镇', en: 'township government' },
  'duty-officer': { zh: '值班员', en: 'duty officers' },
  'leader-on-duty': { zh: '带班领导', en: 'leaders on duty' },
  'liaison-cadre': { zh: '包联干部', en: 'liaison cadres' },
  patroller: { zh: '巡查员', en: 'patrollers' },
  'forest-ranger': { zh: '护林员', en: 'forest rangers' },
  'water-warden': { zh: '水域管护巡查员', en: 'water wardens' },
  'household-at-risk': { zh: '临灾户、危险区群众', en: 'households in danger zones' },
  'unsafe-house': { zh: '危旧房户', en: 'households in unsafe houses' },
  'bungalow-household': { zh: '平房和牧区住户', en: 'bungalow and pasture households' },
  'needy-household': { zh: '困难户', en: 'households in need' },
  'elder-alone': { zh: '独居老人', en: 'old people who live alone' },
  evacuee: { zh: '已转移群众', en: 'people who were evacuated' },
  parent: { zh: '家长', en: 'parents' },
  student: { zh: '学生', en: 'students' },
  school: { zh: '学校', en: 'schools' },
  farmer: { zh: '农户', en: 'farmers' },
  grower: { zh: '种养户、大棚户', en: 'growers and greenhouse keepers' },
  herder: { zh: '牧户、牧民', en: 'herders' },
  'livestock-farm': { zh: '养殖场', en: 'livestock farms' },
  'machine-operator': { zh: '农机手', en: 'farm machine operators' },
  fisher: { zh: '沿海渔民', en: 'coastal fishers' },
  angler: { zh: '钓鱼人员', en: 'anglers' },
  driver: { zh: '驾驶员', en: 'drivers' },
  'passenger-transport': { zh: '客运', en: 'passenger transport' },
  'outdoor-worker': { zh: '户外劳动者', en: 'outdoor workers' },
  'construction-site': { zh: '工地、工棚', en: 'construction sites' },
  'mountain-visitor': { zh: '进山人员', en: 'people who go into the hills' },
  enterprise: { zh: '企业', en: 'enterprises' },
  shop: { zh: '商户', en: 'shops' },
  'scenic-area': { zh: '景区', en: 'scenic areas' },
  guesthouse: { zh: '农家乐', en: 'rural guesthouses' },
  'event-organiser': { zh: '活动主办单位', en: 'event organisers' },
  'dragon-boat-team': { zh: '龙舟队', en: 'dragon boat teams' },
  'cemetery-manager': { zh: '公墓管理方', en: 'cemetery managers' },
} as const

export type Role = keyof typeof roleNames
export const roles = Object.keys(roleNames) as [Role, ...Role[]]
export const Role = z.enum(roles)
