/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import org.jianzheng.evidence.archive.ArchiveFolder;
import org.jianzheng.evidence.archive.ArchiveProgress;
import org.jianzheng.evidence.archive.ArchiveVerifier;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which archive it is about, shared by the commands that read one. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ArchiveOptions {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "The archive. 归档目录。")
    private Path folder;

    @Mixin
    private TrustOption trust;

    @Option(
            names = "--scratch",
            paramLabel = "DIR",
            description = "Where to work; takes about as much room as the archive. 工作目录，所需空间与归档相当。")
    private @Nullable Path scratch;

    ArchiveFolder folder() {
        return new ArchiveFolder(folder);
    }

    TrustRoot trust() {
        return trust.root();
    }

    ScratchFolder scratch() throws IOException {
        return ScratchFolder.in(scratch);
    }

    ArchiveVerifier verifier(TrustRoot root, PrintWriter err) {
        return new ArchiveVerifier(root, Clock.systemUTC(), progress(err));
    }

    static ArchiveProgress progress(PrintWriter err) {
        return (done, size) -> err.println("… " + done + " of " + size);
    }
}
