/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.io.IOException;
import java.io.InputStream;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * The digests of one content in both suites. In JSON: {@code {"sha256":"<hex>","sm3":"<hex>"}}.
 *
 * @param sha256 the SHA-256 digest
 * @param sm3 the SM3 digest
 */
public record DualDigest(Digest sha256, Digest sm3) {
    private static final int PIECE = 1 << 16;

    /** Refuses ({@code ALGORITHM_REFUSED}) digests of other suites. */
    public DualDigest {
        requireSuite(sha256, HashSuite.SHA_256);
        requireSuite(sm3, HashSuite.SM3);
    }

    /** The digests of these bytes. */
    public static DualDigest of(byte[] bytes) {
        return new DualDigest(HashSuite.SHA_256.digest(bytes), HashSuite.SM3.digest(bytes));
    }

    /**
     * Reads a stream to its end once and hashes it in both suites. The caller closes it.
     *
     * @param limit the most bytes to accept ({@code TOO_LARGE} beyond)
     * @throws IOException if the stream cannot be read
     */
    public static DualDigest of(InputStream stream, long limit) throws IOException {
        Hasher sha256 = HashSuite.SHA_256.newHasher();
        Hasher sm3 = HashSuite.SM3.newHasher();
        byte[] piece = new byte[PIECE];
        long size = 0;
        for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
            size += read;
            if (size > limit) {
                throw Refusal.of(ErrorCode.TOO_LARGE, "the content has more than %d bytes", limit);
            }
            sha256.update(piece, 0, read);
            sm3.update(piece, 0, read);
        }
        return new DualDigest(new Digest(HashSuite.SHA_256, sha256.finish()), new Digest(HashSuite.SM3, sm3.finish()));
    }

    /** Reads the JSON form; other members are refused. */
    public static DualDigest fromJson(JsonObject json) {
        json.requireOnly("sha256", "sm3");
        return new DualDigest(
                Digest.parse(HashSuite.SHA_256, json.string("sha256")),
                Digest.parse(HashSuite.SM3, json.string("sm3")));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sha256", sha256.hex())
                .put("sm3", sm3.hex())
                .build();
    }

    /** The digest of this suite. */
    public Digest in(HashSuite suite) {
        return switch (suite) {
            case SHA_256 -> sha256;
            case SM3 -> sm3;
        };
    }

    private static void requireSuite(Digest digest, HashSuite wanted) {
        if (digest.suite() != wanted) {
            throw Refusal.of(
                    ErrorCode.ALGORITHM_REFUSED,
                    "expected a %s digest, met %s",
                    wanted.id(),
                    digest.suite().id());
        }
    }
}
