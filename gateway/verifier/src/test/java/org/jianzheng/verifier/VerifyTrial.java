/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The command line on a log of the test, and what it said. */
abstract class VerifyTrial {
    @TempDir
    Path folder;

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    SignedLog log;
    SignedRecords records;
    Path trust;

    @BeforeEach
    final void begin() throws IOException {
        log = new SignedLog(folder.resolve("log"));
        records = new SignedRecords(log);
        trust = Files.write(folder.resolve("trust.json"), log.trust().canonical());
    }

    @AfterEach
    final void end() {
        log.close();
    }

    final Path item() throws IOException {
        ReadableRecord item = records.item(records.session());
        log.append(item);
        return bundle(item);
    }

    final Path bundle(ReadableRecord record) throws IOException {
        return Files.write(
                folder.resolve(record.id() + ".evb"), log.bundle(record.id()).canonical());
    }

    final int run(String... arguments) {
        out.getBuffer().setLength(0);
        return JianzhengCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    final String write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }
}
