/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.timeauthority;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * The demo authority as a program: {@code --listen HOST:PORT --certificate FILE --key FILE}, both in PEM. Ends with 64 on wrong usage, 78 on
 * files that do not serve, 74 if the address is taken.
 */
public final class TimeAuthority {
    private static final int USAGE = 64;
    private static final int ADDRESS_TAKEN = 74;
    private static final int BAD_FILES = 78;

    private TimeAuthority() {}

    /** Runs until the process is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 6
                || !arguments[0].equals("--listen")
                || !arguments[2].equals("--certificate")
                || !arguments[4].equals("--key")
                || !arguments[1].contains(":")) {
            end(USAGE, "usage: time authority --listen HOST:PORT --certificate FILE --key FILE");
        }
        StampIssuer issuer = issuer(Path.of(arguments[3]), Path.of(arguments[5]));
        int colon = arguments[1].lastIndexOf(':');
        InetSocketAddress listen = new InetSocketAddress(
                arguments[1].substring(0, colon), Integer.parseInt(arguments[1].substring(colon + 1), 10));
        try (StampServer server = new StampServer(listen, issuer)) {
            System.out.println("time stamps on http://" + arguments[1] + "/, port " + server.port());
            System.out.println("NOTE: a demo without legal value 演示时间戳，无法律效力");
            new CountDownLatch(1).await();
        } catch (IOException e) {
            end(ADDRESS_TAKEN, arguments[1] + " cannot be listened on: " + e.getMessage());
        }
    }

    private static StampIssuer issuer(Path certificate, Path key) {
        try {
            return new StampIssuer(
                    read(certificate, X509CertificateHolder.class),
                    privateKey(key),
                    InstantSource.system(),
                    new SecureRandom());
        } catch (IOException e) {
            end(BAD_FILES, "certificate and key: " + e.getMessage());
            throw new IllegalStateException(e);
        }
    }

    static PrivateKey privateKey(Path file) throws IOException {
        return new JcaPEMKeyConverter().getPrivateKey(read(file, PrivateKeyInfo.class));
    }

    static <T> T read(Path file, Class<T> type) throws IOException {
        try (Reader text = Files.newBufferedReader(file);
                PEMParser parser = new PEMParser(text)) {
            Object found = parser.readObject();
            if (!type.isInstance(found)) {
                throw new IOException(file + " holds no " + type.getSimpleName());
            }
            return type.cast(found);
        }
    }

    private static void end(int code, String sentence) {
        System.err.println(sentence);
        System.exit(code);
    }
}
