/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A key in hardware, faked: a session with handles, as PKCS#11 has them, that signs and never hands the private key out. */
class HeldKeyTest extends KeyProviderContract {
    /** A token with one key under a handle, and objects that anybody may read. */
    private static final class FakeToken {
        private static final long HANDLE = 7;

        private final Map<Long, PrivateKey> objects =
                Map.of(HANDLE, PrivateKeys.generate(SignatureAlgorithm.SM2, RANDOM));

        PublicKey publicKey(long handle) {
            return held(handle).publicKey();
        }

        byte[] sign(long handle, byte[] message) {
            return held(handle).sign(message);
        }

        private PrivateKey held(long handle) {
            return Optional.ofNullable(objects.get(handle)).orElseThrow();
        }
    }

    /** The provider that stands before the token. */
    private record HeldKey(FakeToken token, Optional<CertificateChain> chain) implements KeyProvider {
        @Override
        public Signer signer() {
            return new Signer() {
                @Override
                public PublicKey publicKey() {
                    return token.publicKey(FakeToken.HANDLE);
                }

                @Override
                public byte[] sign(byte[] message) {
                    return token.sign(FakeToken.HANDLE, message);
                }
            };
        }

        @Override
        public boolean isForTrying() {
            return false;
        }
    }

    private final FakeToken token = new FakeToken();

    @Override
    protected KeyProvider certified() {
        return new HeldKey(
                token,
                Optional.of(ROOT.certify(token.publicKey(FakeToken.HANDLE)).chain()));
    }

    @Override
    protected KeyProvider plain() {
        return new HeldKey(token, Optional.empty());
    }

    @Test
    void is_in_earnest() {
        assertThat(plain().isForTrying()).isFalse();
    }
}
