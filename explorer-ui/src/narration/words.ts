// SPDX-License-Identifier: Apache-2.0
import type { Bilingual } from '../verifier/verify/catalogue';

type Words = Readonly<Record<string, Bilingual>>;

/** Kinds of records by their wire names. */
export const RECORD_TYPES: Words = {
  'registry.organisation': { zh: '机构登记', en: 'Organisation registered' },
  'registry.department': { zh: '部门登记', en: 'Department registered' },
  'registry.key': { zh: '签名密钥登记', en: 'Signing key registered' },
  'registry.revocation': { zh: '签名密钥吊销', en: 'Signing key revoked' },
  'registry.policy': { zh: '签名规则', en: 'Signing policy' },
  'registry.catalogue': { zh: '规则与日历目录', en: 'Version of a catalogue' },
  'registry.qualification': { zh: '平台资质', en: 'Qualification of a platform' },
  'credit.behaviour': { zh: '不良行为记录', en: 'Behaviour recorded' },
  'credit.proposal': { zh: '扣分建议', en: 'Deduction proposed' },
  'credit.notice': { zh: '扣分告知送达', en: 'Notice of a deduction served' },
  'credit.objection': { zh: '对扣分的异议', en: 'Objection to a deduction' },
  'credit.decision': { zh: '扣分决定', en: 'Deduction decided' },
  'sanction.draft': { zh: '处理立案', en: 'Matter taken up' },
  'sanction.notice': { zh: '处理告知', en: 'Subjects told of intended measures' },
  'sanction.statement': { zh: '陈述申辩、听证', en: 'Statement or hearing' },
  'sanction.review': { zh: '法制审核', en: 'Legal review' },
  'sanction.proposal': { zh: '处理决定会签稿', en: 'Text of the decision proposed' },
  'sanction.officer': { zh: '承办人员签字', en: 'Signed by an officer' },
  'sanction.ballot': { zh: '部门会签', en: 'Vote of a department' },
  'sanction.conclusion': { zh: '轻微措施决定、结案', en: 'Light measures confirmed, or matter dropped' },
  'sanction.service': { zh: '决定送达（两书同达）', en: 'Decision and repair notice served' },
  'sanction.publication': { zh: '决定公示或撤下', en: 'Decision published or withdrawn' },
  'sanction.push': { zh: '决定推送', en: 'Decision sent to a platform' },
  'sanction.appeal': { zh: '复议、诉讼', en: 'Review or lawsuit' },
  'sanction.stay': { zh: '停止执行', en: 'Execution stayed' },
  'sanction.revocation': { zh: '决定撤销', en: 'Decision revoked' },
  'sanction.repair': { zh: '信用修复', en: 'Credit repaired' },
  'sanction.relief': { zh: '免除已不存在单位的共管', en: 'Decision goes on without an organisation that is gone' },
  'sanction.measure': { zh: '历史处理措施', en: 'Past measure loaded' },
  'sanction.history': { zh: '历史处理决定', en: 'Past decision loaded' },
  'sanction.reinstatement': { zh: '恢复评标资格', en: 'Expert reinstated' },
  'sanction.eligibility': { zh: '资格查询留痕', en: 'Eligibility looked up' },
  'list.definition': { zh: '名单建立', en: 'List begun' },
  'list.delta': { zh: '名单变更', en: 'List changed' },
  'list.push': { zh: '名单变更推送', en: 'Changes of a list sent to a platform' },
  'list.access': { zh: '依法查阅历史名单', en: 'Past entries of a list read on a legal basis' },
  'credit.evaluation': { zh: '一标一评价开始', en: 'Evaluation by forms begun' },
  'credit.form': { zh: '评价表已提交', en: 'Form of an evaluation in' },
  'credit.closing': { zh: '评价结束', en: 'Evaluation closed' },
  'credit.exemption': { zh: '容错决定', en: 'Offence tolerated' },
  'credit.referral': { zh: '移送专家库或主管部门', en: 'Referred to an expert pool or a department' },
  'credit.acknowledgement': { zh: '移送已接收', en: 'Referral acknowledged' },
  'credit.repair': { zh: '信用修复', en: 'Deduction repaired' },
  'credit.grade': { zh: '信用等级', en: 'Grade' },
  'credit.merit': { zh: '守信记录', en: 'Merit' },
  'credit.push': { zh: '信用得分推送', en: 'Score sent to a platform' },
  'inspection.plan': { zh: '抽检方案公布', en: 'Inspection planned' },
  'inspection.draw': { zh: '抽检抽取', en: 'Lots drawn for inspection' },
  'inspection.report': { zh: '抽检结果报送', en: 'Result of an inspection told' },
  'casework.filing': { zh: '投诉举报、线索登记', en: 'Complaint, tip-off or clue received' },
  'casework.admission': { zh: '受理决定', en: 'Case accepted or refused' },
  'casework.transfer': { zh: '案件、线索移送', en: 'Case or clue handed over' },
  'casework.acknowledgement': { zh: '移送签收', en: 'Handing over acknowledged' },
  'casework.consultation': { zh: '集中会商', en: 'Departments consulted' },
  'casework.examination': { zh: '检测、专家评审', en: 'Test or review by experts' },
  'casework.answer': { zh: '处理答复', en: 'Case answered' },
  'casework.closing': { zh: '结案', en: 'Case closed' },
  'alert.raising': { zh: '预警', en: 'Alert raised' },
  'alert.investigation': { zh: '预警调查', en: 'Alert investigated' },
  'alert.conclusion': { zh: '预警调查结论', en: 'Alert concluded' },
  'registry.subject': { zh: '交易主体登记', en: 'Company registered' },
  'registry.pool': { zh: '专家库登记', en: 'Expert pool registered' },
  'registry.membership': { zh: '专家库成员变动', en: 'Membership of an expert pool' },
  'bid.window': { zh: '开始接收密封投标', en: 'Sealed bids are received' },
  'bid.extension': { zh: '投标截止时间延后', en: 'Deadline for bids moved later' },
  'bid.batch': { zh: '投标批次', en: 'Batch of sealed bids' },
  'bid.opening': { zh: '开标开始', en: 'Opening of bids begun' },
  'bid.disclosure': { zh: '公布投标人', en: 'Bidders disclosed' },
  'bid.reveal': { zh: '投标解密核对', en: 'Bid revealed and compared' },
  'bid.undecrypted': { zh: '投标未能解密', en: 'Bid not decrypted' },
  'bid.conclusion': { zh: '开标结束', en: 'Opening of bids concluded' },
  'bid.deposit': { zh: '保证金查询', en: 'Deposit looked up' },
  'bid.collision': { zh: '特征码雷同预警', en: 'Alert: equal feature codes' },
  'dossier.project': { zh: '项目登记', en: 'Project registered' },
  'dossier.tender': { zh: '招标项目登记', en: 'Tender registered' },
  'dossier.lot': { zh: '标段登记', en: 'Lot registered' },
  'dossier.stage': { zh: '环节推进', en: 'Next stage' },
  'dossier.status': { zh: '状态变更', en: 'Status changed' },
  'dossier.event': { zh: '环节事项', en: 'Item of a stage' },
  'dossier.deferral': { zh: '容缺受理', en: 'Accepted with something missing' },
  'dossier.completion': { zh: '容缺补齐', en: 'What was missing has come' },
  'dossier.history': { zh: '历史标段补录', en: 'Lots of the past loaded' },
  'dossier.closing': { zh: '年度关账', en: 'Year closed' },
  'witness.assignment': { zh: '指派见证人员', en: 'Witness assigned' },
  'witness.handover': { zh: '见证交接', en: 'Witness handed over' },
  'witness.session': { zh: '场次状态', en: 'Session interrupted or resumed' },
  'witness.item': { zh: '见证事项', en: 'Witness item' },
  'witness.note': { zh: '现场记录', en: 'Note of a session' },
  'witness.incident': { zh: '异常情况', en: 'Incident' },
  'witness.escalation': { zh: '异常处置', en: 'Step against an incident' },
  'witness.referral': { zh: '移送主管部门', en: 'Referred to the department' },
  'witness.acknowledgement': { zh: '主管部门签收', en: 'Acknowledged by the department' },
  'witness.certificate': { zh: '见证证书（一项一证）', en: 'Witness certificate' },
  'witness.addendum': { zh: '证书补充说明', en: 'Addendum to the certificate' },
  'evidence.file': { zh: '文件存证', en: 'File registered' },
  'evidence.capture': { zh: '采集声明', en: 'Capture statement' },
  'evidence.custody': { zh: '保管变动', en: 'Custody' },
  'evidence.access': { zh: '查阅、复印', en: 'Reading or copying' },
  'evidence.erasure': { zh: '内容撤回', en: 'Content withdrawn' },
  'evidence.batch': { zh: '批量存证', en: 'Batch of items' },
  sealed: { zh: '密封记录', en: 'Sealed record' },
  'record.opening': { zh: '密封记录开启', en: 'Sealed record opened' },
  'checkpoint.policy': { zh: '共同见签规则', en: 'Cosigner policy' },
  'checkpoint.fork': { zh: '日志分叉', en: 'Fork of the log' },
  'checkpoint.resolve': { zh: '分叉裁定', en: 'Fork resolved' },
  'checkpoint.anchor': { zh: '检查点上链', en: 'Checkpoint anchored' },
};

/** The stages of a lot, in their order (domain 0.3). */
export const STAGES: Words = {
  INITIATION: { zh: '立项', en: 'Initiation' },
  TENDERING: { zh: '招标', en: 'Tendering' },
  OPENING: { zh: '开标', en: 'Opening' },
  EVALUATION: { zh: '评标', en: 'Evaluation' },
  AWARD: { zh: '中标', en: 'Award' },
  PERFORMANCE: { zh: '标后履约', en: 'Performance' },
  ACCEPTANCE: { zh: '竣工验收', en: 'Acceptance' },
  ARCHIVED: { zh: '归档', en: 'Archived' },
};

/** Whether a lot runs (domain 3.2). */
export const LOT_STATUS: Words = {
  RUNNING: { zh: '恢复进行', en: 'goes on' },
  PAUSED: { zh: '暂停', en: 'paused' },
  CONTROLLED: { zh: '列入管控', en: 'put under control' },
  FAILED: { zh: '流标', en: 'failed' },
  CANCELLED: { zh: '终止', en: 'cancelled' },
};

/** The state that a lot is in (domain 3.2). */
export const LOT_STATES: Words = { ...LOT_STATUS, RUNNING: { zh: '正常进行', en: 'running' } };

/** What came of an item of a stage. */
export const EVENT_RESULTS: Words = {
  DONE: { zh: '已办理', en: 'done' },
  NIL: { zh: '经查为零', en: 'looked for, and there is nothing' },
  NOT_APPLICABLE: { zh: '不涉及', en: 'does not arise' },
};

/** Items of stages that have a name of their own (domain 36, 40, 41, 65, 66). */
export const DOSSIER_ITEMS: Words = {
  APPROVAL: { zh: '项目立项审批', en: 'approval' },
  BUDGET: { zh: '资金预算', en: 'budget' },
  REQUIREMENT: { zh: '采购需求', en: 'requirement' },
  SUPPORT_POLICY: { zh: '扶持政策', en: 'support policy' },
  AGENCY_MANDATE: { zh: '代理委托', en: 'agency’s mandate' },
  CONTRACT: { zh: '合同签订', en: 'contract' },
  PUBLICATION: { zh: '信息公开', en: 'publication' },
  PERFORMANCE_CHECK: { zh: '履约验收', en: 'acceptance of the performance' },
  ROOM_BOOKING: { zh: '场地预约', en: 'rooms booked' },
  NOTICE: { zh: '招标公告', en: 'tender notice' },
  NOTICE_AMENDMENT: { zh: '澄清、修改公告', en: 'notice amended' },
  RESULT_PUBLICITY: { zh: '中标结果公示', en: 'publicity of the result' },
  SESSION_OPENED: { zh: '场次开始', en: 'session opened' },
  OBJECTION: { zh: '现场异议', en: 'objection' },
  OBJECTION_ANSWER: { zh: '异议答复', en: 'answer to an objection' },
  OPENING_RECORD: { zh: '开标记录签署', en: 'opening record signed' },
  EXPERT_DRAW: { zh: '专家抽取', en: 'experts drawn' },
  SCORING: { zh: '评审打分', en: 'bids scored' },
  EVALUATION_REPORT: { zh: '评标报告', en: 'evaluation report' },
  SESSION_CLOSED: { zh: '场次结束', en: 'session closed' },
  AWARD_DECISION: { zh: '定标', en: 'award decided' },
  DEPOSIT_RETURN: { zh: '保证金退还', en: 'deposits returned' },
  WORKS_COMPLETION: { zh: '工程完工', en: 'works completed' },
  WORKS_ACCEPTANCE: { zh: '竣工验收', en: 'works accepted' },
  AWARD_LETTER: { zh: '中标通知书', en: 'award letter' },
  PAYMENT: { zh: '支付', en: 'payment' },
  CREDIT_EVALUATION: { zh: '一标一评价', en: 'credit evaluation of the lot' },
  RISK_ASSESSMENT: { zh: '一标一评估', en: 'risk assessment of the lot' },
};

/** What a note of a session is about (domain 54, 68–73). */
export const NOTES: Words = {
  ATTENTION: { zh: '一人多标·转入本标段', en: 'witness turns to this lot' },
  PRE_OPENING_CHECK: { zh: '开标前检查', en: 'check before the opening' },
  SUPERVISOR_PRESENT: { zh: '监管人员到场', en: 'supervisors present' },
  SUPERVISOR_ABSENT: { zh: '监管人员未到场', en: 'supervisors absent' },
  SUPERVISOR_REMARK: { zh: '监管人员意见', en: 'remark of supervisors' },
  DEVICE: { zh: '设备', en: 'device' },
  ROOM: { zh: '场地与出入', en: 'room' },
  EXPERT_CHECKED_IN: { zh: '专家签到', en: 'expert checked in' },
  DECRYPTION: { zh: '远程解密', en: 'decryption' },
};

/** What becomes of a session by a record (domain 3.2). */
export const SESSION_STATUS: Words = {
  RUNNING: { zh: '恢复', en: 'goes on' },
  INTERRUPTED: { zh: '中断', en: 'interrupted' },
};

/** The state that a session is in. */
export const SESSION_STATES = {
  RUNNING: { zh: '未中断', en: 'not interrupted' },
  INTERRUPTED: { zh: '中断', en: 'interrupted' },
} as const satisfies Words;

/** The nine witness items (domain 55–57). */
export const ITEMS: Words = {
  W1: { zh: '公告时间是否符合法规', en: 'Notice periods as the law demands' },
  W2: { zh: '是否按时开标', en: 'Opened in time' },
  W3: { zh: '投标家数是否符合法定要求', en: 'Enough bidders' },
  W4: { zh: '投标文件密封情况', en: 'Bids sealed' },
  W5: { zh: '开标现场有关异议及答复', en: 'Objections at the opening and their answers' },
  W6: { zh: '代理机构工作人员是否规范操作', en: 'Agency staff acted by the rules' },
  W7: { zh: '评标委员会组成是否合法合规', en: 'Evaluation committee lawfully composed' },
  W8: { zh: '专家通信工具是否按要求存放', en: 'Experts’ phones put away' },
  W9: { zh: '代理机构工作人员及评标专家是否规范操作', en: 'Agency staff and experts acted by the rules' },
};

/** What a witness saw of an item. */
export const ITEM_RESULTS: Words = {
  OK: { zh: '符合', en: 'as it should be' },
  NOT_OK: { zh: '不符合', en: 'not as it should be' },
  RECORDED: { zh: '如实记录', en: 'recorded without a judgement' },
  NOT_APPLICABLE: { zh: '不涉及', en: 'does not arise' },
};

/** The steps against misconduct on site (domain 72). */
export const ESCALATION_STEPS: Words = {
  MONITORED: { zh: '监控发现', en: 'Seen by monitoring' },
  DISSUADED: { zh: '对讲劝阻', en: 'Warned by intercom' },
  CAPTURED: { zh: '视频抓拍', en: 'Captured on video' },
};

/** What was done with a file in custody. */
export const CUSTODY_STEPS: Words = {
  RECEIVED: { zh: '接收', en: 'received' },
  STORED: { zh: '入库', en: 'stored' },
  MOVED: { zh: '移库', en: 'moved' },
  COPIED: { zh: '复制', en: 'copied' },
  HANDED_OVER: { zh: '移交', en: 'handed over' },
  RETURNED: { zh: '归还', en: 'returned' },
  DESTROYED: { zh: '依令销毁', en: 'destroyed by an order' },
};

/** How a file was accessed. */
export const ACCESS_MANNERS: Words = {
  READ: { zh: '查阅、播放', en: 'read or played' },
  COPIED: { zh: '复印、复制', en: 'copied' },
  PACKAGED: { zh: '随证据包交付', en: 'handed out in an evidence package' },
};

/** What a party did with the certificate. */
export const COUNTERSIGNED: Words = {
  SIGNED: { zh: '已会签', en: 'countersigned' },
  REFUSED: { zh: '拒绝会签', en: 'refused to countersign' },
};

/** What a key may act as. */
export const ROLES: Words = {
  REGISTRAR: { zh: '登记员', en: 'registrar' },
  CENTRE_STAFF: { zh: '交易中心工作人员', en: 'trading-centre staff' },
  CENTRE_WITNESS: { zh: '见证人员', en: 'witness' },
  TENDERER: { zh: '招标人', en: 'tenderer' },
  AGENCY: { zh: '代理机构', en: 'agency' },
  BIDDER: { zh: '投标人', en: 'bidder' },
  EXPERT: { zh: '评标专家', en: 'evaluation expert' },
  INDUSTRY_SUPERVISOR: { zh: '行业监管人员', en: 'industry supervisor' },
  SUPERVISION_OFFICE: { zh: '监管办', en: 'supervision office' },
  DISCIPLINE_AUDIT: { zh: '纪检监察、审计', en: 'discipline inspection or audit' },
  POOL_OWNER: { zh: '专家库管理方', en: 'owner of an expert pool' },
  PLATFORM: { zh: '交易平台', en: 'trading platform' },
  DEVICE: { zh: '采集设备', en: 'capture device' },
  CHECKPOINT_COSIGNER: { zh: '检查点共同见签', en: 'checkpoint cosigner' },
  DEPARTMENT_SEAL: { zh: '部门印章', en: 'seal of a department' },
};

/** What an organisation is. */
export const ORGANISATION_KINDS: Words = {
  TRADING_CENTRE: { zh: '公共资源交易中心', en: 'trading centre' },
  BRANCH_CENTRE: { zh: '分中心', en: 'branch centre' },
  SUPERVISION_OFFICE: { zh: '公管办、监管办', en: 'supervision office' },
  DEPARTMENT: { zh: '成员单位', en: 'member department' },
};

/** Who may read a registered file. */
export const CONFIDENTIALITY: Words = {
  PUBLIC: { zh: '公开', en: 'public' },
  PUBLIC_AFTER_OPENING: { zh: '开标后公开', en: 'public from the opening of bids on' },
  INTERNAL: { zh: '相关机构内部', en: 'for the organisations concerned' },
  EVALUATION_SECRET: { zh: '评标秘密', en: 'secret of the evaluation' },
  PERSONAL_PSEUDONYMS: { zh: '含人员代号', en: 'holds references to persons' },
};

/** When a sealed record may be opened. */
export const OPENING_CLASSES: Words = {
  OPENING: { zh: '开标后', en: 'from the opening of bids on' },
  RESULT: { zh: '中标后', en: 'from the award on' },
  ORDER: { zh: '凭纪检、审计或监管办的指令', en: 'on the order of discipline, audit or the supervision office' },
  NEVER: { zh: '不在账本上开启', en: 'never on the ledger' },
};

/** How a department votes on a decision. */
export const CHOICES: Words = {
  APPROVE: { zh: '同意', en: 'agrees' },
  OBJECT: { zh: '不同意', en: 'objects' },
  ABSTAIN: { zh: '弃权', en: 'abstains' },
  RECUSE: { zh: '回避', en: 'is recused' },
};

/** What the members of a record are called. */
export const MEMBERS = {
  project: { zh: '项目编号', en: 'Project' },
  tender: { zh: '招标项目编号', en: 'Tender' },
  lot: { zh: '标段编号', en: 'Lot' },
  name: { zh: '名称', en: 'Name' },
  category: { zh: '业务类别', en: 'Category' },
  tenderer: { zh: '招标人', en: 'Tenderer' },
  agency: { zh: '代理机构', en: 'Agency' },
  budget: { zh: '预算（元）', en: 'Budget (CNY)' },
  collectiveDecision: { zh: '集体决策', en: 'Collective decision' },
  otherCode: { zh: '其他编号', en: 'Other number' },
  from: { zh: '由', en: 'From' },
  to: { zh: '至', en: 'To' },
  note: { zh: '说明', en: 'Note' },
  stage: { zh: '环节', en: 'Stage' },
  missing: { zh: '所缺材料', en: 'What is missing' },
  due: { zh: '补齐期限', en: 'Due by' },
  notApplicable: { zh: '略过环节的理由', en: 'Why stages are left out' },
  retenderOf: { zh: '重新招标，原标段', en: 'Tendered again, before as' },
  witness: { zh: '见证人员', en: 'Witness' },
  alsoServes: { zh: '同时见证的其他场次', en: 'Other sessions at the same time' },
  reason: { zh: '原因', en: 'Reason' },
  item: { zh: '事项', en: 'Item' },
  result: { zh: '结果', en: 'Result' },
  fact: { zh: '事实', en: 'Facts' },
  subject: { zh: '涉及主体', en: 'About' },
  text: { zh: '内容', en: 'Content' },
  step: { zh: '处置步骤', en: 'Step' },
  incident: { zh: '异常情况', en: 'Incident' },
  incidents: { zh: '异常情况数', en: 'Incidents' },
  department: { zh: '主管部门', en: 'Department' },
  kind: { zh: '类型', en: 'Kind' },
  refusalReason: { zh: '拒绝会签的原因', en: 'Reason of the refusal' },
  certificate: { zh: '证书', en: 'Certificate' },
  witnessItem: { zh: '见证事项记录', en: 'Item record' },
  evidence: { zh: '证据', en: 'Evidence' },
  size: { zh: '大小（字节）', en: 'Size (bytes)' },
  mediaType: { zh: '文件类型', en: 'Media type' },
  confidentiality: { zh: '公开范围', en: 'May be read by' },
  capturedAt: { zh: '采集时间', en: 'Captured at' },
  device: { zh: '设备', en: 'Device' },
  place: { zh: '地点', en: 'Place' },
  software: { zh: '软件', en: 'Software' },
  sequence: { zh: '设备上的序号', en: 'Number on the device' },
  clockOffset: { zh: '时钟偏差（毫秒）', en: 'Clock offset (ms)' },
  previous: { zh: '前一记录', en: 'The one before' },
  order: { zh: '令号', en: 'Order' },
  authority: { zh: '决定机关', en: 'Authority' },
  orderedOn: { zh: '作出日期', en: 'Ordered on' },
  basis: { zh: '依据', en: 'Legal basis' },
  purpose: { zh: '用途', en: 'Purpose' },
  reader: { zh: '查阅人', en: 'Reader' },
  manner: { zh: '方式', en: 'Manner' },
  source: { zh: '来源', en: 'Source' },
  count: { zh: '条数', en: 'Items' },
  first: { zh: '最早', en: 'First' },
  last: { zh: '最晚', en: 'Last' },
  operator: { zh: '操作人员', en: 'Operator' },
  opened: { zh: '所开启的记录', en: 'What was sealed' },
  openingClass: { zh: '开启条件', en: 'May be opened' },
  role: { zh: '角色', en: 'Role' },
  holder: { zh: '持有者', en: 'Holder' },
  key: { zh: '密钥', en: 'Key' },
  organisation: { zh: '机构', en: 'Organisation' },
  block: { zh: '区块', en: 'Block' },
  refs: { zh: '引用的记录', en: 'Refers to' },
  sanction: { zh: '处理决定', en: 'Decision' },
  list: { zh: '名单', en: 'List' },
  change: { zh: '名单的第几号变更', en: 'Number of the change' },
  case: { zh: '案件', en: 'Case' },
  alert: { zh: '预警', en: 'Alert' },
  plan: { zh: '抽检', en: 'Inspection' },
  year: { zh: '年度', en: 'Year' },
  servedOn: { zh: '送达日期', en: 'Served on' },
  effectiveFrom: { zh: '生效日期', en: 'Effect from' },
  choice: { zh: '会签意见', en: 'Vote' },
  site: { zh: '公示网站', en: 'Site' },
  sha256: { zh: 'SHA-256', en: 'SHA-256' },
  sm3: { zh: 'SM3', en: 'SM3' },
} as const satisfies Words;

/** Sentences that name a record in a timeline; places are filled from its content. */
export const TITLES = {
  stage: { zh: '进入环节：{to}', en: 'Stage entered: {to}' },
  status: { zh: '标段状态：{to}', en: 'Lot: {to}' },
  event: { zh: '{item}：{result}', en: 'Of the stage, {item}: {result}' },
  deferral: { zh: '容缺受理：{item}', en: 'Accepted without: {item}' },
  completion: { zh: '容缺补齐：{item}', en: 'Now there: {item}' },
  item: { zh: '见证事项 {item}：{text}，{result}', en: 'Witness item {item}, {text}: {result}' },
  incident: { zh: '异常情况第 {number} 号：{text}', en: 'Incident no. {number}: {text}' },
  escalation: { zh: '异常处置：{step}，{result}', en: 'Incident answered: {step}; {result}' },
  referral: { zh: '移送主管部门：{kind}', en: 'Referred to the department: {kind}' },
  note: { zh: '{kind}：{text}', en: '{kind}: {text}' },
  session: { zh: '见证场次{to}：{reason}', en: 'Witnessed session {to}: {reason}' },
  certificate: {
    zh: '出具见证证书（一项一证），异常情况 {incidents} 项',
    en: 'Witness certificate issued, {incidents} incidents',
  },
  file: { zh: '文件存证：{name}', en: 'File registered: {name}' },
  capture: { zh: '采集声明：{device}', en: 'Capture stated: {device}' },
  custody: { zh: '保管变动：{step}', en: 'Custody: {step}' },
  erasure: { zh: '内容撤回：{order}', en: 'Content withdrawn: {order}' },
  access: { zh: '查阅、复印：{manner}', en: 'Access: {manner}' },
  batch: { zh: '批量存证：{source}，{count} 条', en: 'Batch of items: {source}, {count}' },
  project: { zh: '项目登记：{name}', en: 'Project registered: {name}' },
  key: { zh: '签名密钥登记：{role}', en: 'Signing key registered: {role}' },
  organisation: { zh: '机构登记：{name}', en: 'Organisation registered: {name}' },
  opening: { zh: '开启密封记录：{opened}', en: 'Sealed record opened: {opened}' },
} as const satisfies Words;
