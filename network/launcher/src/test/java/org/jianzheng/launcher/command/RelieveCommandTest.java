/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command refuses before it asks anybody; {@code FabricLedgerIT} of the gateway goes the whole way on a ledger. */
class RelieveCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private final PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    private final RelieveCommand command = new RelieveCommand(new Console(nowhere, nowhere, System::nanoTime));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"sanction.push\",\"body\":{\"organisation\":\"CountyMSP\"}}",
                "{\"type\":\"sanction.relief\",\"body\":{}}",
                "{\"type\":\"sanction.relief\"}",
                "[]",
                "no record"
            })
    void refuses_what_is_no_relief(String text) throws IOException {
        Path record = Files.writeString(folder.resolve("record.json"), text);
        assertThatThrownBy(() -> command.begin(new Place(), record, new AsAdministrator(), folder.resolve("out")))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("sanction.relief");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void refuses_to_sign_what_was_not_begun() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "no transaction");
        assertThatThrownBy(() -> command.sign(new Place(), other, new AsAdministrator()))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("nothing to consent to");
        assertThat(other).hasContent("no transaction");
    }

    @Test
    void names_a_file_that_is_not_there() {
        Path missing = folder.resolve("missing.json");
        assertThatThrownBy(() -> command.begin(new Place(), missing, new AsAdministrator(), folder.resolve("out")))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("missing.json");
    }
}
