/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.jianzheng.model.crypto.CertificateChain;
import org.jianzheng.model.crypto.KeyProvider;
import org.jianzheng.model.crypto.KeyProviderContract;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys are reckoned here by the second account of each algorithm: of numbers, as hardware does, not of messages. */
class TokenKeyTest extends KeyProviderContract {
    private static final byte[] MESSAGE = "决定书(虚构)".getBytes(StandardCharsets.UTF_8);
    private static final BigInteger SCALAR = new BigInteger("20260316").pow(7);
    private static final ECDomainParameters SM2 = domain("sm2p256v1");
    private static final ECDomainParameters P256 = domain("secp256r1");
    private static final PublicKey SM2_KEY = key(SignatureAlgorithm.SM2, SM2);
    private static final PublicKey P256_KEY = key(SignatureAlgorithm.ECDSA_P256, P256);

    @TempDir
    private Path folder;

    @Override
    protected KeyProvider certified() {
        return open(
                new FakeLibrary(SM2_KEY, TokenKeyTest::sm2),
                Optional.of(ROOT.certify(SM2_KEY).chain()));
    }

    @Override
    protected KeyProvider plain() {
        return open(new FakeLibrary(P256_KEY, TokenKeyTest::ecdsa), Optional.empty());
    }

    @Test
    void signs_ed25519_over_the_message_itself() {
        Ed25519PrivateKeyParameters secret = new Ed25519PrivateKeyParameters(new byte[32], 0);
        PublicKey key = new PublicKey(
                SignatureAlgorithm.ED25519, secret.generatePublicKey().getEncoded());
        Signer signer = open(
                        new FakeLibrary(key, message -> {
                            Ed25519Signer own = new Ed25519Signer();
                            own.init(true, secret);
                            own.update(message, 0, message.length);
                            return own.generateSignature();
                        }),
                        Optional.empty())
                .signer();
        assertThat(key.verify(MESSAGE, signer.sign(MESSAGE))).isTrue();
    }

    @Test
    void is_in_earnest() {
        assertThat(plain().isForTrying()).isFalse();
    }

    @Test
    void brings_an_upper_s_of_es256_into_its_one_form() {
        Signer signer = open(
                        new FakeLibrary(P256_KEY, hash -> {
                            byte[] low = ecdsa(hash);
                            BigInteger s = new BigInteger(1, Arrays.copyOfRange(low, 32, 64));
                            BigInteger other = P256.getN().subtract(s);
                            return s.compareTo(other) > 0
                                    ? low
                                    : join(new BigInteger(1, Arrays.copyOf(low, 32)), other);
                        }),
                        Optional.empty())
                .signer();
        assertThat(P256_KEY.verify(MESSAGE, signer.sign(MESSAGE))).isTrue();
    }

    @Test
    void hands_on_no_signature_that_does_not_verify() {
        Signer signer = open(new FakeLibrary(SM2_KEY, hash -> new byte[64]), Optional.empty())
                .signer();
        assertThatThrownBy(() -> signer.sign(MESSAGE))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("SIGNATURE_INVALID");
    }

    @Test
    void says_that_the_pin_is_wrong() {
        TokenFunctions functions = new FakeLibrary(SM2_KEY, TokenKeyTest::sm2).functions();
        assertThatThrownBy(() -> TokenKey.open(functions, choice("seal"), "1".toCharArray(), Optional.empty()))
                .isInstanceOf(TokenFailed.class)
                .hasMessageContaining("CKR_PIN_INCORRECT");
    }

    @Test
    void names_what_is_not_there() {
        TokenFunctions functions = new FakeLibrary(SM2_KEY, TokenKeyTest::sm2).functions();
        assertThatThrownBy(() -> open(functions, choice("other"))).hasMessageContaining("no key other");
        TokenKey.Choice elsewhere =
                new TokenKey.Choice(FakeLibrary.KEY, Optional.of("elsewhere"), OptionalLong.empty());
        assertThatThrownBy(() -> open(functions, elsewhere)).hasMessageContaining("0 tokens fit");
        TokenKey.Choice unsaid = new TokenKey.Choice(FakeLibrary.KEY, Optional.empty(), OptionalLong.empty());
        assertThatThrownBy(() -> open(functions, unsaid)).hasMessageContaining("key of SM2");
        Path none = folder.resolve("none.so");
        assertThatThrownBy(() -> TokenKey.open(none, unsaid, new char[0], Optional.empty()))
                .isInstanceOf(TokenFailed.class);
    }

    @Test
    void refuses_the_certificates_of_another_key() {
        CertificateChain chain = ROOT.certify(P256_KEY).chain();
        FakeLibrary library = new FakeLibrary(SM2_KEY, TokenKeyTest::sm2);
        assertThatThrownBy(() -> open(library, Optional.of(chain))).hasMessageStartingWith("KEY_INVALID");
    }

    @Test
    void reads_a_point_with_and_without_its_wrapping() {
        byte[] parameters = HexFormat.of().parseHex("06082a811ccf5501822d");
        byte[] bare = SM2_KEY.bytes();
        byte[] wrapped = HexFormat.of().parseHex("0441" + HexFormat.of().formatHex(bare));
        assertThat(TokenKey.publicKey(parameters, bare).keyId()).isEqualTo(SM2_KEY.keyId());
        assertThat(TokenKey.publicKey(parameters, wrapped).keyId()).isEqualTo(SM2_KEY.keyId());
        assertThatThrownBy(() -> TokenKey.publicKey(parameters, new byte[65])).isInstanceOf(TokenFailed.class);
        assertThatThrownBy(() -> TokenKey.publicKey(new byte[] {5, 0}, bare)).isInstanceOf(TokenFailed.class);
    }

    private static KeyProvider open(FakeLibrary library, Optional<CertificateChain> chain) {
        return TokenKey.open(library.functions(), choice(FakeLibrary.KEY), FakeLibrary.PIN.toCharArray(), chain);
    }

    private static KeyProvider open(TokenFunctions functions, TokenKey.Choice choice) {
        return TokenKey.open(functions, choice, FakeLibrary.PIN.toCharArray(), Optional.empty());
    }

    private static TokenKey.Choice choice(String key) {
        return new TokenKey.Choice(key, Optional.of(FakeLibrary.TOKEN), OptionalLong.of(FakeLibrary.SM2_MECHANISM));
    }

    /** GB/T 32918.2, 6.1 from step A4 on: what is given is e. */
    private static byte[] sm2(byte[] given) {
        BigInteger n = SM2.getN();
        BigInteger k = new BigInteger("314159265358979323846264338327950288419716939937510582097494459");
        BigInteger r = new BigInteger(1, given)
                .add(SM2.getG().multiply(k).normalize().getAffineXCoord().toBigInteger())
                .mod(n);
        BigInteger s = SCALAR.add(BigInteger.ONE)
                .modInverse(n)
                .multiply(k.subtract(r.multiply(SCALAR)))
                .mod(n);
        return join(r, s);
    }

    private static byte[] ecdsa(byte[] hash) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(SCALAR, P256));
        BigInteger[] pair = signer.generateSignature(hash);
        return join(pair[0], pair[1]);
    }

    private static byte[] join(BigInteger first, BigInteger second) {
        return HexFormat.of().parseHex("%064x%064x".formatted(first, second));
    }

    private static ECDomainParameters domain(String name) {
        return new ECDomainParameters(CustomNamedCurves.getByName(name));
    }

    private static PublicKey key(SignatureAlgorithm algorithm, ECDomainParameters domain) {
        return new PublicKey(
                algorithm,
                new ECPublicKeyParameters(domain.getG().multiply(SCALAR), domain)
                        .getQ()
                        .getEncoded(false));
    }
}
