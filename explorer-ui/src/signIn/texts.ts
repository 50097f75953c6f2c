// SPDX-License-Identifier: Apache-2.0
import type { Bilingual } from '../verifier/verify/catalogue';

type Words = Readonly<Record<string, Bilingual>>;

/** What the explorer says of signing in. */
export const SIGN_IN_TEXTS = {
  nav: { zh: '登录', en: 'Sign in' },
  navSignedIn: { zh: '已登录：{who}', en: 'Signed in: {who}' },
  title: { zh: '登录', en: 'Sign in' },
  lead: {
    zh: '查阅公开内容和核验证明不需要登录。登录后可查阅依职权公开的内容；提交记录用业务系统和本人密钥，不在本页进行。',
    en: 'Reading what is public and verifying need no sign-in. Who signs in may read what is open to their office; records are handed in by systems and signed with people’s own keys, not here.',
  },
  open: {
    zh: '本网关对任何人开放，无需登录（试用设置）。',
    en: 'This gateway is open to everybody without sign-in (a setting for trying).',
  },
  byIssuer: { zh: '通过 {issuer} 登录', en: 'Sign in by {issuer}' },
  byIssuerHelp: {
    zh: '浏览器将转到该登录服务，完成后回到此处（{address}）。',
    en: 'Your browser goes there and comes back here ({address}).',
  },
  noIssuer: {
    zh: '本网关没有为浏览器设置登录服务，可在下方粘贴令牌。',
    en: 'This gateway names nobody who signs people in to the explorer; a token may be pasted below.',
  },
  pasteHeading: { zh: '粘贴令牌', en: 'Paste a token' },
  pasteLabel: { zh: '令牌（JWT）', en: 'Token (JWT)' },
  pasteHelp: {
    zh: '试用时可从演示登录服务取得令牌，例如：{command}。令牌只保留在本标签页，关闭即失。',
    en: 'When trying, the demo issuer prints one, for example: {command}. It is kept in this tab only and gone when you close it.',
  },
  pasteButton: { zh: '使用令牌', en: 'Use the token' },
  pasteWrong: {
    zh: '这不是令牌，或已过期。请重新取得后粘贴。',
    en: 'This is no token, or it is over. Get a new one and paste it.',
  },
  signedInAs: { zh: '当前身份（由网关认定）', en: 'Who you are here, by the gateway’s word' },
  organisation: { zh: '机构', en: 'Organisation' },
  party: { zh: '身份', en: 'Part' },
  department: { zh: '部门', en: 'Department' },
  post: { zh: '岗位', en: 'Post' },
  person: { zh: '人员代号', en: 'Person reference' },
  subject: { zh: '所代表的主体', en: 'Speaks for' },
  name: { zh: '姓名', en: 'Name' },
  until: { zh: '登录有效至', en: 'Signed in until' },
  mayHeading: { zh: '可以做什么（由网关答复）', en: 'What you may do, by the gateway’s answer' },
  mayLead: {
    zh: '网关据此放行；是否生效由账本上的合约判定。',
    en: 'By this the gateway lets requests in; what takes effect is decided by the contract on the ledger.',
  },
  action: { zh: '事项', en: 'What' },
  condition: { zh: '条件', en: 'How' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  finishing: { zh: '正在完成登录…', en: 'Signing in…' },
  needed: { zh: '前往登录', en: 'Sign in' },
  issuerSilent: { zh: '登录服务没有应答', en: 'Whoever signs people in does not answer' },
  issuerSilentAction: { zh: '请稍后重试，或粘贴令牌', en: 'Try again later, or paste a token' },
  brokenOff: { zh: '登录没有完成', en: 'Signing in was broken off' },
  brokenOffAction: {
    zh: '请从登录页重新开始；地址须与网关登记的地址一致',
    en: 'Begin again on the sign-in page, under the address that the issuer knows of this gateway',
  },
} as const satisfies Words;

/** As what somebody calls. */
export const PARTIES: Words = {
  CENTRE: { zh: '交易中心', en: 'trading centre' },
  TENDERER: { zh: '招标人', en: 'tenderer' },
  AGENCY: { zh: '代理机构', en: 'agency' },
  BIDDER: { zh: '投标人', en: 'bidder' },
  EXPERT: { zh: '评标专家', en: 'evaluation expert' },
  SUPERVISOR: { zh: '行业监管部门', en: 'industry supervisor' },
  OFFICE: { zh: '监管办、联席办', en: 'supervision office' },
  DISCIPLINE: { zh: '纪检监察、审计', en: 'discipline inspection or audit' },
  POOL_OWNER: { zh: '专家库归口单位', en: 'owner of an expert pool' },
  CREDIT: { zh: '信用平台', en: 'credit platform' },
  REGISTRAR: { zh: '机构登记员', en: 'registrar' },
  MACHINE: { zh: '业务系统', en: 'system' },
  PUBLIC: { zh: '社会公众', en: 'public' },
};

/** Under what condition somebody does something. */
export const PERMISSIONS: Words = {
  MAY: { zh: '可以', en: 'may' },
  CARRIES: { zh: '代为提交他人签署的记录', en: 'hands in what others signed' },
  OWN: { zh: '限本人、本单位', en: 'about oneself alone' },
  AFTER_RESULT: { zh: '结果公布后，限本项目', en: 'once the result stands, for an own project' },
  WITH_BASIS: { zh: '须说明法律依据', en: 'stating the legal basis' },
};

/** What somebody does at a gateway. */
export const ACTIONS: Words = {
  DOSSIER: { zh: '登记项目、标段及其环节', en: 'register projects and lots, and their stages' },
  WITNESS: { zh: '见证并出具证书', en: 'witness and certify' },
  ADDENDUM: { zh: '为证书作补充说明', en: 'add to certificates' },
  BID_PERIOD: { zh: '设定投标截止时间', en: 'set deadlines for bids' },
  OPEN_BIDS: { zh: '组织开标', en: 'open bids' },
  RECEIVE_BIDS: { zh: '记录平台所收投标', en: 'record what bids the platform received' },
  BID: { zh: '投标', en: 'bid' },
  BEHAVIOUR: { zh: '记录行为', en: 'record behaviour' },
  EVALUATE: { zh: '填写评价表', en: 'evaluate by forms' },
  PROPOSE: { zh: '建议扣分', en: 'propose deductions' },
  OBJECT: { zh: '提出异议', en: 'object to deductions' },
  DECIDE: { zh: '决定扣分、容错、修复与等级', en: 'decide on deductions, tolerance, repair and grades' },
  SANCTION: { zh: '办理联合惩戒', en: 'take steps of joint decisions' },
  PUBLISH: { zh: '公示决定', en: 'publish decisions' },
  PUSH: { zh: '推送决定与名单', en: 'send decisions and lists to platforms' },
  LIST: { zh: '建立、变更名单', en: 'begin and change lists' },
  READ_STANDING: { zh: '查阅已终结的惩戒与名单记录', en: 'read decisions and list entries that are over' },
  READ_PAST_LIST: { zh: '查阅历史名单', en: 'read past entries of lists' },
  FOLLOW_LIST: { zh: '跟随名单变更', en: 'follow changes of lists' },
  READ_DISCIPLINE: { zh: '查阅监督报表', en: 'read reports of discipline' },
  APPEAL: { zh: '申请复议、诉讼留痕', en: 'have decisions reviewed' },
  REINSTATE: { zh: '恢复评标资格', en: 'reinstate experts' },
  LOOK_UP: { zh: '资格查询留痕', en: 'record look-ups of eligibility' },
  INSPECT: { zh: '抽检', en: 'inspect' },
  TRANSFER: { zh: '移送、报告', en: 'refer matters' },
  NOTE: { zh: '现场记录', en: 'write notes of sessions' },
  TAKE_OVER: { zh: '签收移送', en: 'take over what was reported' },
  CASEWORK: { zh: '办理投诉举报与线索', en: 'handle cases' },
  FILE_CASE: { zh: '登记投诉举报、反馈线索', en: 'file complaints and clues' },
  READ_CASEWORK: { zh: '查阅投诉举报与线索的办理', en: 'read how cases stand' },
  TAKE_CLUE: { zh: '接收或退回移送的案件、线索', en: 'take over cases and clues, or give them back' },
  ALERT: { zh: '发出预警', en: 'raise alerts' },
  READ_ALERTS: { zh: '查阅预警的办理', en: 'read how alerts stand' },
  READ_REFUSALS: { zh: '查阅被拒绝的请求', en: 'read which calls were refused' },
  INVESTIGATE: { zh: '调查预警并作出结论', en: 'investigate alerts and conclude' },
  SUBJECTS: { zh: '登记交易主体', en: 'register companies' },
  POOL: { zh: '管理专家库', en: 'keep an expert pool' },
  CATALOGUE: { zh: '变更目录', en: 'change catalogues' },
  ERASE: { zh: '令内容撤回', en: 'order that content goes' },
  READ_SEALED: { zh: '查阅不公开的文件', en: 'read files that are not public' },
  READ_PUBLISHED: { zh: '查阅公开内容与证明', en: 'read what is public, with proofs' },
  REGISTRY: { zh: '登记机构与部门', en: 'register organisations and departments' },
  KEYS: { zh: '登记、吊销密钥', en: 'register and end keys' },
  EVIDENCE: { zh: '存证', en: 'register evidence' },
  STORE: { zh: '上传文件', en: 'store files' },
  SEAL: { zh: '密封、开启记录', en: 'seal and open records' },
  STREAM: { zh: '批量存证', en: 'send streams of items' },
  CHECKPOINT: { zh: '检查点上链', en: 'anchor checkpoints' },
};
