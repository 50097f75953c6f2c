/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import org.jianzheng.evidence.verify.Bilingual;

/** What a package must be, beside what its bundles and answers must be. */
public enum PackageRule implements Bilingual {
    /** The container has its one form. */
    CONTAINER(
            "The container has its one form: stored members without gaps, duplicates, other names or bytes behind it",
            "容器格式唯一：成员不压缩、无间隙、无重复、无其他名称、末尾无多余字节"),
    /** The manifest comes first and has its one form. */
    MANIFEST("The manifest comes first and has its one form", "清单居首且格式唯一"),
    /** Every member is named in the manifest, in the same order. */
    LISTED("Every member is named in the manifest, in the same order", "每个成员均列于清单且次序相同"),
    /** Every member that the manifest names is there. */
    PRESENT("Every member that the manifest names is there", "清单所列成员齐全"),
    /** Every member has the size, check sum and digests that container and manifest name. */
    INTACT("Every member has the size, check sum and digests that container and manifest name", "成员的大小、校验和、摘要与容器及清单一致"),
    /** There is something that proves. */
    PROOFS("The package holds at least one bundle", "取证包至少含一个证据包"),
    /** Every bundle’s checkpoint has a quorum. */
    QUORUM("Every bundle’s checkpoint is cosigned by a quorum", "每个证据包的检查点均达到共同见签法定数"),
    /** Answers about lots and subjects show all. */
    COMPLETE(
            "Every answer about a lot or subject shows all of its records, under a quorum",
            "关于标段或主体的答复均在法定数见签下列出其全部记录"),
    /** Every original belongs to a record that a bundle proves. */
    ORIGINAL("Every original belongs to a file that a bundle registers", "每个原始文件都对应证据包所登记的文件"),
    /** For every registered file the original is there, or the manifest says why not. */
    ORIGINAL_ACCOUNTED(
            "For every registered file the original is there, or the manifest says why not", "每个登记文件的原件在内，或清单说明缺失原因"),
    /** Provenance sheet and custody table say what follows from the proofs, and nothing else. */
    DERIVED(
            "Provenance sheet and custody table say what follows from the proofs, and nothing else",
            "来源表和保管表与证明的结论完全一致");

    private final String english;
    private final String chinese;

    PackageRule(String english, String chinese) {
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
