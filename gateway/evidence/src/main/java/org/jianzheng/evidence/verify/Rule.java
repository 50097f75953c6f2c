/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

/** The rules that are checked. What was computed or demanded, and what was given, stand beside them. */
public enum Rule implements Bilingual {
    /** The bytes are the canonical form of their JSON. */
    CANONICAL_BYTES("The bytes are the canonical form of their JSON", "字节即其 JSON 的规范形式"),
    /** Every member is there, known and of its form. */
    BUNDLE_FORM("Every member is there, known and of its form", "各字段齐全、已知且格式正确"),
    /** The version and grade are ones that this release reads. */
    KNOWN_VERSION("The version and grade are ones that this release reads", "版本和等级为本版本所支持"),
    /** The trust root is at least of the version for which the bundle was made. */
    TRUST_VERSION("The trust root is at least of the version for which the bundle was made", "信任根版本不低于证据包所要求的版本"),
    /** The checkpoint is of the log that the trust root names. */
    TRUST_ORIGIN("The checkpoint is of the log that the trust root names", "检查点属于信任根所指的日志"),
    /** The checkpoint has its one form. */
    CHECKPOINT_FORM("The checkpoint has its one form", "检查点格式正确"),
    /** The size of the bundle is that of the checkpoint. */
    CHECKPOINT_SIZE("The size of the bundle is that of the checkpoint", "证据包中的大小与检查点一致"),
    /** Every signature line is by a key of the trust root that counts at this size. */
    KNOWN_SIGNERS(
            "Every signature line is by a key of the trust root that counts at this size", "每行签名都来自信任根中在该大小有效的密钥"),
    /** Every signature line verifies. */
    GOOD_SIGNATURES("Every signature line verifies", "每行签名均能验证"),
    /** The checkpoint is signed in the name of the log. */
    LOG_SIGNATURE("The checkpoint is signed in the name of the log", "检查点以日志名义签名"),
    /** The conditions of the trust root on who must cosign are met. */
    QUORUM("The conditions of the trust root on who must cosign are met", "满足信任根对共同见签方的要求"),
    /** The path leads from the entry to the root of the checkpoint. */
    INCLUSION_PATH("The path leads from the entry to the root of the checkpoint", "路径由该条目通向检查点的根"),
    /** The record is a well-formed envelope of a known type. */
    RECORD_FORM("The record is a well-formed envelope of a known type", "记录是已知类型的合格信封"),
    /** The signature fits the canonical bytes and the registered key. */
    RECORD_SIGNATURE("The signature fits the canonical bytes and the registered key", "签名与规范字节及所登记的密钥相符"),
    /** The registration of the signing key is in the bundle and stands before what it signed. */
    KEY_REGISTERED(
            "The registration of the signing key is in the bundle and stands before what it signed",
            "签名密钥的登记在证据包中，且早于所签内容"),
    /** The key belongs to the organisation of the record. */
    KEY_ORGANISATION("The key belongs to the organisation of the record", "密钥属于记录的机构"),
    /** The role of the key may sign this type of record. */
    KEY_ROLE("The role of the key may sign this type of record", "密钥的角色可以签署此类记录"),
    /** The key was in force when the record was entered. */
    KEY_WINDOW("The key was in force when the record was entered", "记录入账时密钥在有效期内"),
    /** Every registration in the bundle belongs to a key that signed. */
    KEY_UNUSED("Every registration in the bundle belongs to a key that signed", "证据包中的每项登记都属于已签名的密钥"),
    /** The capture statement is about the file of the record. */
    CAPTURE("The capture statement is about the file of the record", "采集声明针对该记录的文件"),
    /** The record registers a file. */
    FILE_NAMED("The record registers a file", "该记录登记了文件"),
    /** The digests and the size of the file are those of the record. */
    FILE_DIGEST("The digests and the size of the file are those of the record", "文件的摘要和大小与记录一致");

    private final String english;
    private final String chinese;

    Rule(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    @Override
    public String english() {
        return english;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
