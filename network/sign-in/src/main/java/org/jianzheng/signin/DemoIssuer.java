/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.signin;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/**
 * The demo issuer as a program: {@code --listen HOST:PORT --accounts FILE}. Ends with 64 on wrong usage, 78 on a file that does not serve, 74
 * if the address is taken.
 */
public final class DemoIssuer {
    private static final int USAGE = 64;
    private static final int ADDRESS_TAKEN = 74;
    private static final int BAD_FILE = 78;

    private DemoIssuer() {}

    /** Runs until the process is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 4
                || !arguments[0].equals("--listen")
                || !arguments[2].equals("--accounts")
                || !arguments[1].contains(":")) {
            end(USAGE, "usage: demo issuer --listen HOST:PORT --accounts FILE");
        }
        Accounts accounts = accounts(Path.of(arguments[3]));
        int colon = arguments[1].lastIndexOf(':');
        InetSocketAddress listen = new InetSocketAddress(
                arguments[1].substring(0, colon), Integer.parseInt(arguments[1].substring(colon + 1), 10));
        try (IssuerServer server = new IssuerServer(listen, accounts, InstantSource.system(), new SecureRandom())) {
            System.out.println("sign-in on " + server.issuer());
            System.out.println("NOTE: a demo with invented people, without authority 演示登录，人物虚构，无任何权威");
            new CountDownLatch(1).await();
        } catch (IOException e) {
            end(ADDRESS_TAKEN, arguments[1] + " cannot be listened on: " + e.getMessage());
        }
    }

    private static Accounts accounts(Path file) {
        try {
            return Accounts.parse(Files.readString(file));
        } catch (IOException | ParseException e) {
            end(BAD_FILE, file + ": " + e.getMessage());
            throw new IllegalStateException(e);
        }
    }

    private static void end(int code, String sentence) {
        System.err.println(sentence);
        System.exit(code);
    }
}
