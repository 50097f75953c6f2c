/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.msp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.msp.TestAuthority.Issued;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcdsaSignatureTest {

    private static final ByteString MESSAGE = ByteString.copyFromUtf8("message");

    private final Issued issued = TestAuthority.root("root").issue("a", "client");
    private final BigInteger order = ((ECPrivateKeyParameters) issued.keys().getPrivate())
            .getParameters()
            .getN();

    @Test
    void takes_the_low_twin_of_a_signature_and_not_the_high_one() {
        ByteString low = issued.sign(MESSAGE);
        EcdsaSignature signature = EcdsaSignature.parse(low.toByteArray());
        EcdsaSignature high = new EcdsaSignature(signature.r(), order.subtract(signature.s()));

        assertThat(signature.isLow(order)).isTrue();
        assertThat(high.isLow(order)).isFalse();
        assertThat(high.low(order)).isEqualTo(signature);
        assertThat(issued.certificate().key().verifies(MESSAGE, low)).isTrue();
        assertThat(issued.certificate().key().verifies(MESSAGE, ByteString.copyFrom(high.toDer())))
                .isFalse();
    }

    @Test
    void any_changed_bit_of_a_signature_is_refused() {
        byte[] signature = issued.sign(MESSAGE).toByteArray();
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThat(issued.certificate().key().verifies(MESSAGE, ByteString.copyFrom(changed)))
                    .as("bit %d", bit)
                    .isFalse();
        }
        byte[] longer = Arrays.copyOf(signature, signature.length + 1);
        assertThat(issued.certificate().key().verifies(MESSAGE, ByteString.copyFrom(longer)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3000",
                "3006020101020100",
                "300602010102ff01",
                "300702020001020101",
                "3080020101020101" + "0000",
                "3009020101020101020101",
                "30060201010201ff",
                "0500",
                "308106020101020101"
            })
    void refuses_what_is_not_the_one_der_form(String hex) {
        assertThatThrownBy(() -> EcdsaSignature.parse(HexFormat.of().parseHex(hex)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("SIGNATURE_FORMAT");
    }

    @Test
    void signs_alike_each_time_and_reads_keys_from_pkcs8() throws Exception {
        byte[] pkcs8 = PrivateKeyInfoFactory.createPrivateKeyInfo(issued.keys().getPrivate())
                .getEncoded();
        byte[] first = EcdsaSigner.ofPkcs8(pkcs8).sign(MESSAGE.toByteArray());

        assertThat(EcdsaSigner.ofPkcs8(pkcs8).sign(MESSAGE.toByteArray())).isEqualTo(first);
        assertThat(issued.certificate().key().verifies(MESSAGE, ByteString.copyFrom(first)))
                .isTrue();
        assertThatThrownBy(() -> EcdsaSigner.ofPkcs8(new byte[] {1, 2, 3})).hasMessageContaining("unreadable");
    }

    @Test
    void ed25519_signatures_are_over_the_message_itself() {
        Issued modern = TestAuthority.root("root").issue("b", TestAuthority.ed25519(), shape -> {}, "client");
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, (Ed25519PrivateKeyParameters) modern.keys().getPrivate());
        signer.update(MESSAGE.toByteArray(), 0, MESSAGE.size());
        ByteString signature = ByteString.copyFrom(signer.generateSignature());

        assertThat(modern.certificate().key().verifies(MESSAGE, signature)).isTrue();
        assertThat(modern.certificate().key().verifies(ByteString.EMPTY, signature))
                .isFalse();
        assertThat(modern.certificate().key().verifies(MESSAGE, ByteString.EMPTY))
                .isFalse();
    }

    @Test
    void identities_read_back_and_refuse_what_is_not_a_certificate() {
        Identity identity = new Identity(new MspId("AMSP"), issued.certificate());

        assertThat(Identity.parse(identity.toByteString())).isEqualTo(identity);
        assertThat(Identity.parse(identity.toByteString()).toByteString()).isEqualTo(identity.toByteString());
        assertThatThrownBy(() -> Identity.parse(Identity.serialized(new MspId("AMSP"), MESSAGE)))
                .hasMessageContaining("no PEM block");
        assertThatThrownBy(() -> Identity.parse(Identity.serialized(
                        new MspId("AMSP"),
                        ByteString.copyFromUtf8("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"))))
                .hasMessageContaining("unreadable");
        assertThatThrownBy(() -> Identity.parse(ByteString.EMPTY)).hasMessageContaining("MSP id is empty");
    }
}
