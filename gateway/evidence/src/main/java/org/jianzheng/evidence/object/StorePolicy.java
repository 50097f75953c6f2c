/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.object;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.OpeningClass;

/**
 * What a store takes in and how.
 *
 * @param suite says by what a new object is encrypted: the readable part of a sealed record of this class, or anything else; those that are there
 *     stay as they are
 * @param keepFree bytes of the volume that must stay free
 * @param withdrawn whether content was withdrawn by order, so that it may not be kept
 */
public record StorePolicy(
        Function<Optional<OpeningClass>, ObjectSuite> suite, long keepFree, Predicate<DualDigest> withdrawn) {
    /** Takes in everything by AES-256-GCM while so many bytes of the volume stay free. */
    public static StorePolicy keepingFree(long bytes) {
        return new StorePolicy(opening -> ObjectSuite.AES_256_GCM, bytes, content -> false);
    }
}
