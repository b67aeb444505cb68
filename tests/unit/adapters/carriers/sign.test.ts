import { describe, expect, it } from 'vitest'
import { fieldOf, formOf, signAlibaba } from '../../../../shared/adapters/carriers/alibaba/sign.ts'
import { tencentSigner } from '../../../../shared/adapters/carriers/tencent/sign.ts'

describe('signatures of carriers', () => {
  it('Tencent: the example of "签名方法 v3" has the signature that is printed there', () => {
    const stars = '*'.repeat(32)
    const sign = tencentSigner({ secretId: `AKID${stars}`, secretKey: stars }, 'cvm')
    const call = {
      host: 'cvm.tencentcloudapi.com',
      path: '/',
      action: 'DescribeInstances',
      body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
      now: 1_551_113_065_000,
    }
    const documented = '10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f'
    expect(sign(call)).toEqual({
      authorization: `TC3-HMAC-SHA256 Credential=AKID${stars}/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature=${documented}`,
      'content-type': 'application/json; charset=utf-8',
      'x-tc-action': 'DescribeInstances',
      'x-tc-timestamp': '1551113065',
    })
    expect(sign({ ...call, now: call.now + 86_400_000 }).authorization).not.toContain(documented)
    expect(sign(call).authorization, 'the key of another day does not stay').toContain(documented)
  })

  it('Alibaba: the example of "V3版本请求体&签名机制" has the signature that is printed there', () => {
    const headers = signAlibaba(
      { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' },
      {
        host: 'ecs.cn-shanghai.aliyuncs.com',
        path: '/',
        action: 'RunInstances',
        version: '2014-05-26',
        query: formOf([
          fieldOf('RegionId', 'cn-shanghai'),
          fieldOf('ImageId', 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd'),
        ]),
        body: '',
        now: Date.parse('2023-10-26T10:22:32.999Z'),
        nonce: '3156853299f313e23d1673dc12e1703d',
      },
    )
    expect(headers.authorization).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;' +
        'x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    )
    expect(headers['x-acs-date']).toBe('2023-10-26T10:22:32Z')
  })

  it('Alibaba: what is sent is encoded as it is signed', () => {
    expect(formOf([fieldOf('b', "空 格+~*'()!"), fieldOf('a', '1')])).toBe(
      'a=1&b=%E7%A9%BA%20%E6%A0%BC%2B~%2A%27%28%29%21',
    )
  })
})
