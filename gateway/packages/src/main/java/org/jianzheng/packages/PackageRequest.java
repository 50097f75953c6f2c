/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.packages;

import java.util.List;
import java.util.Map;
import org.jianzheng.evidence.packages.MemberContent;
import org.jianzheng.evidence.packages.Withheld;
import org.jianzheng.model.code.RecordId;

/**
 * What goes into a package.
 *
 * @param bundles evidence bundles of any grade
 * @param answers answers from the index
 * @param originals files by the record that registers them
 * @param withheld why the file of a record is left out; {@code NOT_GIVEN} where nothing is said
 */
public record PackageRequest(
        List<byte[]> bundles,
        List<byte[]> answers,
        Map<RecordId, MemberContent> originals,
        Map<RecordId, Withheld.Reason> withheld) {
    /** Copies the collections. */
    public PackageRequest {
        bundles = List.copyOf(bundles);
        answers = List.copyOf(answers);
        originals = Map.copyOf(originals);
        withheld = Map.copyOf(withheld);
    }
}
