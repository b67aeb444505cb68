/** The stack's settings on one machine: the simulated carrier takes what this machine can give; a real account starts with 20 SMS a second. */
export const demoSettings = { smsRatePerSecond: 3000, smsPrice: '0.05 CNY', smsSignature: '应急广播' }
