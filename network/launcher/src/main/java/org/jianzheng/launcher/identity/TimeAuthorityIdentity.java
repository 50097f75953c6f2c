/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import org.jianzheng.launcher.files.OwnerOnly;

/** Makes the keys and certificates of the demo time-stamp authority. Their names say that its stamps have no legal value. */
public final class TimeAuthorityIdentity {

    /** What trust roots call it. */
    public static final String NAME = "Demo time-stamp authority 演示时间戳机构";

    private static final String ORGANISATION = "Demo without legal value";

    private TimeAuthorityIdentity() {}

    /** Writes root certificate, certificate and key into the folder. */
    public static void make(CryptoFolder folder, Instant now, SecureRandom random) throws IOException {
        var root = new CertificateAuthority(ORGANISATION, "Demo time stamps root", now, random);
        EllipticKey key = EllipticKey.p256(random);
        OwnerOnly.create(folder.timeAuthorityRoot(), root.certificatePem());
        OwnerOnly.create(folder.timeAuthorityCertificate(), root.certifyForStamping("Demo time stamps", key));
        OwnerOnly.create(folder.timeAuthorityKey(), Pem.key(key.pkcs8()));
    }
}
