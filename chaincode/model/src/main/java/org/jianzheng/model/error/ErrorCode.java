/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.error;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue of stable refusal codes, one for chaincode, gateway ({@code problem+json}), command line and pages.
 *
 * <p>The name of a constant is its wire form and never changes meaning. Texts explain the code in general; what was
 * met in particular stands in the sentence of a {@link Refusal}.
 */
public enum ErrorCode {
    /** The bytes are not JSON of the restricted profile. */
    MALFORMED_JSON(
            400,
            "The bytes are not JSON of the restricted profile",
            "内容不是受限格式的 JSON",
            "Send UTF-8 JSON without null, fractions, exponents or duplicate keys",
            "请发送 UTF-8 JSON，不含 null、小数、指数和重复键"),
    /** The JSON is not in canonical form. */
    NOT_CANONICAL(
            400,
            "The JSON is not in canonical form",
            "JSON 不是规范形式",
            "Serialise by RFC 8785 and sign exactly those bytes",
            "请按 RFC 8785 序列化，并对这些字节签名"),
    /** A member is missing, unknown or of the wrong kind. */
    SCHEMA_INVALID(
            400,
            "A member is missing, unknown or of the wrong kind",
            "字段缺失、未知或类型不符",
            "Correct the member that the message names",
            "请更正提示中的字段"),
    /** The record type is not known. */
    UNKNOWN_TYPE(400, "The record type is not known", "未知的记录类型", "Use a type of the published list", "请使用已公布的记录类型"),
    /** The version is not known. */
    UNKNOWN_VERSION(400, "The version is not known", "未知的版本", "Use a version that this release reads", "请使用本版本支持的版本号"),
    /** The content exceeds its limit. */
    TOO_LARGE(413, "The content exceeds its limit", "内容超过限额", "Split or shorten the content", "请拆分或缩短内容"),
    /** An identifier is malformed. */
    ID_INVALID(
            400,
            "An identifier is malformed",
            "标识格式错误",
            "Correct the identifier; nothing is repaired silently",
            "请更正标识；系统不会自动修正"),
    /** A code has the wrong length, characters or structure. */
    CODE_INVALID(
            400,
            "A code has the wrong length, characters or structure",
            "编码的长度、字符或结构错误",
            "Compare the code with the original document",
            "请与原始文件核对编码"),
    /** The check digit fails and no reason is given. */
    CHECK_DIGIT_UNEXPLAINED(
            422,
            "The check digit fails and no reason is given",
            "校验位不符且未说明理由",
            "Correct the code, or give a reason and evidence for the override",
            "请更正编码，或提供理由和证据后放行"),
    /** The id is taken by a record with other content. */
    RECORD_CONFLICT(
            409,
            "The id is taken by a record with other content",
            "该编号已有内容不同的记录",
            "Make a new id for new content",
            "新内容请使用新编号"),
    /** No such record is on the ledger. */
    RECORD_UNKNOWN(
            404,
            "No such record is on the ledger",
            "账本上没有该记录",
            "Check the record id, or wait for its receipt",
            "请核对记录编号，或等待回执"),
    /** The record refers to one that does not exist. */
    REFERENCE_UNKNOWN(
            422,
            "The record refers to one that does not exist",
            "引用的记录不存在",
            "Submit the referenced record first",
            "请先提交被引用的记录"),
    /** The signing key is not registered. */
    KEY_UNKNOWN(
            403,
            "The signing key is not registered",
            "签名密钥未登记",
            "Register the key before signing with it",
            "请先登记密钥再签名"),
    /** The signing key is revoked. */
    KEY_REVOKED(403, "The signing key is revoked", "签名密钥已吊销", "Sign with a key in force", "请使用有效密钥签名"),
    /** The signing key is not yet in force. */
    KEY_NOT_YET_VALID(
            403,
            "The signing key is not yet in force",
            "签名密钥尚未生效",
            "Wait until the key takes effect, or use another",
            "请待密钥生效或改用其他密钥"),
    /** The signing key has expired. */
    KEY_EXPIRED(403, "The signing key has expired", "签名密钥已过期", "Register a new key", "请登记新密钥"),
    /** The key cannot be read or is not a valid key of its algorithm. */
    KEY_INVALID(
            400,
            "The key cannot be read or is not a valid key of its algorithm",
            "密钥无法读取或不是该算法的有效密钥",
            "Check the key file, its algorithm and its passphrase",
            "请检查密钥文件、算法和口令"),
    /** The enforcement licence is missing, expired or for another department. */
    LICENCE_INVALID(
            403,
            "The enforcement licence is missing, expired or for another department",
            "执法资格缺失、过期或不属于该部门",
            "Let a licensed officer sign",
            "请由具备执法资格的人员签名"),
    /** A signature does not fit the content and key. */
    SIGNATURE_INVALID(
            403,
            "A signature does not fit the content and key",
            "签名与内容或密钥不符",
            "Sign the canonical bytes again with the named key",
            "请用所列密钥对规范字节重新签名"),
    /** A required signature is missing. */
    SIGNATURE_MISSING(
            403,
            "A required signature is missing",
            "缺少必需的签名",
            "Collect the signature that the message names",
            "请补齐提示中的签名"),
    /** The algorithm is not accepted here. */
    ALGORITHM_REFUSED(
            422,
            "The algorithm is not accepted here",
            "此处不接受该算法",
            "Use an algorithm that the policy lists",
            "请使用策略允许的算法"),
    /** The key, file or other thing is registered already. */
    ALREADY_REGISTERED(
            409, "It is registered already", "已经登记", "Use what is registered, or register another", "请使用已登记的内容或另行登记"),
    /** The same fact was proposed for deduction under the same rule before. */
    ALREADY_COUNTED(
            409,
            "The same fact was proposed under the same rule before",
            "同一事实已按同一规则提出过扣分",
            "Use the proposal that the message names",
            "请使用提示中的已有扣分建议"),
    /** The points are not those of the rule. */
    POINTS_REFUSED(
            422,
            "The points are not those of the rule",
            "分值与规则不符",
            "Use the rule's points, with the item of the discretion standard where it gives a range",
            "请使用规则分值；规则为区间的，须注明裁量基准条目"),
    /** The submitter's organisation is not the record's organisation. */
    MSP_MISMATCH(
            403,
            "The submitter's organisation is not the record's organisation",
            "提交机构与记录所属机构不一致",
            "Submit through the record's own organisation",
            "请由记录所属机构提交"),
    /** The role may not do this. */
    ROLE_FORBIDDEN(403, "The role may not do this", "该角色无权执行此操作", "Let the competent role act", "请由有权角色办理"),
    /** The transaction time is too far from the peer's clock. */
    CLOCK_SKEW(
            409,
            "The transaction time is too far from the peer's clock",
            "交易时间与节点时钟相差过大",
            "Synchronise the clock and submit again",
            "请校准时钟后重新提交"),
    /** The transaction was held back beyond its epoch. */
    EPOCH_STALE(
            409,
            "The transaction was held back beyond its epoch",
            "交易滞留超过有效时段",
            "Submit the same record again",
            "请重新提交同一记录"),
    /** A stated time cannot be true. */
    TIME_IMPLAUSIBLE(
            422, "A stated time cannot be true", "所述时间不合理", "Correct the time that the message names", "请更正提示中的时间"),
    /** The present state does not allow this step. */
    STATE_FORBIDS(
            409,
            "The present state does not allow this step",
            "当前状态不允许此操作",
            "Look up the state and take a step it allows",
            "请查询当前状态并选择允许的操作"),
    /** A catalogue, a rule or a policy is not in force on the day in question. */
    NOT_IN_FORCE(
            409,
            "It is not in force on the day in question",
            "该日期不在有效期内",
            "Name the version in force on that day",
            "请指明该日期有效的版本"),
    /** An earlier stage is not complete. */
    STAGE_ORDER(409, "An earlier stage is not complete", "前一环节尚未完成", "Complete the earlier stage first", "请先完成前一环节"),
    /** It is already open. */
    ALREADY_OPEN(409, "It is already open", "已经开启", "Continue with what is open", "请继续使用已开启的事项"),
    /** It is not open. */
    NOT_OPEN(409, "It is not open", "尚未开启或已经关闭", "Open it first", "请先开启"),
    /** The task is assigned to somebody else or to nobody. */
    NOT_ASSIGNED(
            403,
            "The task is assigned to somebody else or to nobody",
            "任务未分配给该人员",
            "Have the task assigned first",
            "请先办理分配"),
    /** Required items are missing. */
    ITEMS_INCOMPLETE(
            409, "Required items are missing", "必备事项不完整", "Record the items that the message names", "请补齐提示中的事项"),
    /** A certificate already exists. */
    CERTIFICATE_EXISTS(
            409,
            "A certificate already exists",
            "证书已经存在",
            "Use the existing certificate or correct it by a new record",
            "请使用已有证书，或以新记录更正"),
    /** The opened content does not fit the sealed commitment. */
    SEALED_MISMATCH(
            409,
            "The opened content does not fit the sealed commitment",
            "开启的内容与密封承诺不符",
            "Open with the content and salt that were committed",
            "请使用密封时的内容和随机值开启"),
    /** Sealed content may not be opened yet. */
    NOT_YET_OPEN(403, "Sealed content may not be opened yet", "密封内容尚未到开启时间", "Wait for the opening event", "请等待开启环节"),
    /** The stated subjects are not those of the content. */
    SUBJECTS_MISMATCH(
            422,
            "The stated subjects are not those of the content",
            "所列主体与内容不符",
            "List exactly the subjects that the content names",
            "请完整列出内容中的主体"),
    /** This kind of record may not ride in a batch. */
    MUST_GO_ALONE(422, "This kind of record may not ride in a batch", "此类记录不得合批提交", "Submit it alone", "请单独提交"),
    /** The batch has too many records or bytes. */
    BATCH_TOO_LARGE(413, "The batch has too many records or bytes", "批次过大", "Split the batch", "请拆分批次"),
    /** A digest does not fit the content. */
    DIGEST_MISMATCH(
            422,
            "A digest does not fit the content",
            "摘要与内容不符",
            "Compute the digest again over the original bytes",
            "请对原始字节重新计算摘要"),
    /** No such file is stored. */
    FILE_UNKNOWN(404, "No such file is stored", "没有该文件", "Check the digest, or upload the file", "请核对摘要或上传文件"),
    /** Required signers are missing. */
    QUORUM_MISSING(
            409,
            "Required signers are missing",
            "签名方未达到法定数",
            "Collect the signatures that the message names",
            "请补齐提示中的签名方"),
    /** Two different histories were shown. */
    FORK(
            409,
            "Two different histories were shown",
            "发现两个不同的历史",
            "Stop relying on the log and call the cosigners",
            "请停止采信并联系各联签方"),
    /** The checkpoint is too old for this answer. */
    CHECKPOINT_STALE(
            409, "The checkpoint is too old for this answer", "检查点过旧", "Fetch a newer checkpoint", "请获取较新的检查点"),
    /** Bundles of this grade are not handed out here. */
    GRADE_NOT_OFFERED(
            403,
            "Bundles of this grade are not handed out here",
            "此处不提供该等级的证据包",
            "Ask for the light grade, or an organisation that may show whole blocks for the full one",
            "请索取轻量等级，或向有权出示完整区块的机构索取完整等级"),
    /** Items are not taken in here. */
    BATCHES_NOT_OFFERED(
            403,
            "Items are not taken in here",
            "此处不接收条目",
            "Ask an organisation whose gateway has a platform key, or configure jianzheng.batches.key",
            "请向配置了平台密钥的网关提交，或配置 jianzheng.batches.key"),
    /** No such item has come to this gateway. */
    ITEM_UNKNOWN(404, "No such item has come to this gateway", "本网关没有该条目", "Check the id and the gateway", "请核对编号和网关"),
    /** The ledger cannot be reached. */
    LEDGER_UNAVAILABLE(
            503,
            "The ledger cannot be reached",
            "账本暂不可用",
            "Nothing is lost; the gateway tries again",
            "已受理内容不会丢失，网关会自动重试"),
    /** The peers did not agree on the transaction. */
    ENDORSEMENT_FAILED(
            502,
            "The peers did not agree on the transaction",
            "节点未能一致背书",
            "Try again; report it when it stays",
            "请重试；若持续出现请报告"),
    /** The transaction was not handed to the ledger. */
    NOT_SUBMITTED(
            503,
            "The transaction was not handed to the ledger",
            "交易未提交到账本",
            "Submit the same record again",
            "请重新提交同一记录"),
    /** Too many writes are waiting. */
    QUEUE_FULL(
            429,
            "Too many writes are waiting",
            "等待写入的请求过多",
            "Wait a moment and submit the same record again",
            "请稍候并重新提交同一记录"),
    /** There is no room to store this safely. */
    STORAGE_FULL(
            507,
            "There is no room to store this safely",
            "存储空间不足",
            "Free or add storage, then submit again",
            "请扩充存储后重新提交"),
    /** No answer came in time. */
    TIMEOUT(504, "No answer came in time", "未在时限内得到答复", "Ask for the state before submitting again", "请先查询状态再决定是否重新提交"),
    /** Nobody says who is calling, or the token or certificate does not count. */
    UNAUTHENTICATED(
            401,
            "Nobody says who is calling, or what says so does not count",
            "未登录，或登录凭证无效",
            "Sign in with an issuer that this gateway names, and send its token",
            "请通过本网关所列的身份服务登录，并附上令牌"),
    /** The caller may not do this at a gateway. */
    FORBIDDEN(
            403,
            "The caller may not do this here",
            "当前身份无权在此执行该操作",
            "Let somebody act whom the message names",
            "请由提示中列明的人员办理"),
    /** The issuer of the caller's token does not say which keys it signs with. */
    ISSUER_UNAVAILABLE(
            503,
            "The issuer that vouches for callers cannot be reached",
            "身份服务暂不可用",
            "Try again; whatever needs no sign-in goes on",
            "请稍后重试；无需登录的功能不受影响"),
    /** Reading what is not public needs a stated legal basis. */
    BASIS_REQUIRED(
            403,
            "Reading this needs a stated legal basis",
            "查阅此内容须说明法定依据",
            "State the legal basis; the reading is recorded with it",
            "请说明法定依据；查阅将连同依据一并记录"),
    /** There is nothing under this address. */
    NOT_FOUND(404, "There is nothing under this address", "未找到", "Check the address", "请核对地址"),
    /** The service failed. */
    INTERNAL(500, "The service failed", "服务内部错误", "Report the incident with its time", "请报告该错误及发生时间"),
    /** The content was withdrawn by order; records and proofs of it stay. */
    CONTENT_WITHDRAWN(
            410,
            "The content was withdrawn by order",
            "内容已依令撤回",
            "Ask the authority that gave the order; records and proofs of the content stay valid",
            "请向作出该令的机关查询；有关记录和证明仍然有效"),
    /** The signature matrix asks for nobody, or for others. */
    NOT_IN_MATRIX(
            422,
            "The signature matrix asks for nobody, or for others",
            "会签矩阵没有此项，或不要求该部门会签",
            "Name what the matrix in force knows, or bring a new version of it",
            "请按有效会签矩阵填报，或发布矩阵新版本"),
    /** The legal basis ranks below what the measure needs. */
    RANK_TOO_LOW(
            422,
            "The legal basis ranks below what the measure needs",
            "法律依据的层级低于该措施的要求",
            "Name a provision of the rank that the catalogue of measures states",
            "请引用措施清单所要求层级的规定"),
    /** A delta of a list is not the next one. */
    OUT_OF_ORDER(
            409,
            "A delta of a list is not the next one",
            "名单增量不是下一条",
            "Take the list's newest number and digest, and sign the delta anew",
            "请取名单最新序号与摘要，重新签署增量"),
    /** It is on the record already, and nothing changes. */
    ALREADY_DONE(
            409,
            "It is on the record already, and nothing changes",
            "已有记录，无变化",
            "Nothing is to be done; use what is recorded",
            "无需再办，请使用已有记录"),
    /** The person has a part in the matter that excludes this one. */
    CONFLICTED(
            403,
            "The person has a part in the matter that excludes this one",
            "该人员应当回避或已担任其他角色",
            "Let somebody else act who has no part in the matter",
            "请由其他无关人员办理"),
    /** The decision and the repair notice are served together. */
    REPAIR_NOTICE_MISSING(
            422,
            "The decision and the repair notice are served together",
            "决定书与信用修复告知书须同时送达（两书同达）",
            "Serve both, and record the digest of the repair notice",
            "请同时送达并登记修复告知书的摘要"),
    /** The deadline has passed. */
    DEADLINE_PASSED(
            409,
            "The deadline has passed",
            "截止时间已过",
            "Nothing is accepted after the deadline; what was received before it stands as it is",
            "截止时间后不再受理；此前已受理的内容保持不变"),
    /** What is said against or for somebody names no registered evidence. */
    EVIDENCE_MISSING(
            422,
            "No registered evidence is named",
            "未附已登记的证据",
            "Register the evidence first, and name it",
            "请先登记证据并予以引用"),
    /** An offence of the same kind was punished or tolerated before. */
    NOT_FIRST_OFFENCE(
            409,
            "It is not the first offence of its kind",
            "并非首次",
            "Only a first offence is tolerated; propose the deduction",
            "仅首次可予容错，请按规则提出扣分"),
    /** Something is not shown that must be shown before. */
    CONDITION_MISSING(
            422,
            "Something is not shown that must be shown before",
            "条件未全部满足",
            "Show what the message names",
            "请补充提示中所列的条件"),
    /** Sums of rows are not the stated sums, or not what was loaded. */
    SUMS_DIFFER(
            409,
            "The sums do not agree",
            "合计不一致",
            "Find the lot or figure that differs; nothing is closed until all sums agree",
            "请核对存在差异的标段或数字；全部合计一致后方可关账"),
    /** A limit reaches into a year whose working days are not recorded. */
    CALENDAR_MISSING(
            409,
            "The working days of a year are not recorded yet",
            "该年度的工作日历尚未登记",
            "Record the calendar that the message names, then hand this in again",
            "请先登记提示中所列年度的工作日历，再重新提交");

    private static final Map<String, ErrorCode> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private final int httpStatus;
    private final String english;
    private final String chinese;
    private final String adviceEnglish;
    private final String adviceChinese;

    ErrorCode(int httpStatus, String english, String chinese, String adviceEnglish, String adviceChinese) {
        this.httpStatus = httpStatus;
        this.english = english;
        this.chinese = chinese;
        this.adviceEnglish = adviceEnglish;
        this.adviceChinese = adviceChinese;
    }

    /** The HTTP status with which a gateway answers this code. */
    public int httpStatus() {
        return httpStatus;
    }

    /** What the code means, in English, without a full stop. */
    public String english() {
        return english;
    }

    /** What the code means, in Chinese, without a full stop. */
    public String chinese() {
        return chinese;
    }

    /** What to do about it, in English, without a full stop. */
    public String adviceEnglish() {
        return adviceEnglish;
    }

    /** What to do about it, in Chinese, without a full stop. */
    public String adviceChinese() {
        return adviceChinese;
    }

    /** The code of this wire name, or empty if the catalogue has none. */
    public static Optional<ErrorCode> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
