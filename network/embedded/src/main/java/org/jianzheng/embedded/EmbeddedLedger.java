/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jianzheng.embedded.config.ConfigException;
import org.jianzheng.embedded.config.LedgerConfig;
import org.jianzheng.embedded.config.LedgerConfigReader;
import org.jianzheng.embedded.database.StorageException;
import org.jianzheng.embedded.node.BlockExport;
import org.jianzheng.embedded.node.LedgerNode;
import org.jianzheng.embedded.node.OfflineUpdate;
import org.jianzheng.embedded.node.Surroundings;
import org.jianzheng.embedded.operations.LedgerStatus;

/**
 * The ledger as a program: {@code --config FILE} runs it, {@code --config FILE --export FOLDER} writes its blocks as Fabric's
 * orderers keep them and ends. Ends with 64 on wrong usage, 78 on a wrong configuration, 74 on a bad disk.
 */
public final class EmbeddedLedger {

    private static final int USAGE = 64;
    private static final int BAD_DISK = 74;
    private static final int BAD_CONFIGURATION = 78;

    private EmbeddedLedger() {}

    /** Runs until the process is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        boolean export = arguments.length == 4 && arguments[2].equals("--export");
        boolean update = arguments.length == 4 && arguments[2].equals("--update");
        if ((arguments.length != 2 && !export && !update) || !arguments[0].equals("--config")) {
            System.err.println("usage: embedded ledger --config FILE [--export FOLDER | --update FILE]");
            System.exit(USAGE);
        }
        try {
            LedgerConfig config = LedgerConfigReader.read(Path.of(arguments[1]));
            if (export) {
                System.out.println("blocks written: " + BlockExport.write(config, Path.of(arguments[3])));
                return;
            }
            if (update) {
                System.out.println("configuration changed by block "
                        + OfflineUpdate.order(config, Path.of(arguments[3]), Surroundings.ofProcess()));
                return;
            }
            LedgerNode node = LedgerNode.start(config, Surroundings.ofProcess());
            Runtime.getRuntime().addShutdownHook(new Thread(node::close));
            System.out.println("embedded ledger of channel " + config.channel() + ", height "
                    + node.status().height() + ", operations on http://" + node.operations());
            System.out.println("NOTE: " + LedgerStatus.WARNING);
        } catch (ConfigException e) {
            System.err.println("configuration: " + e.getMessage());
            System.exit(BAD_CONFIGURATION);
        } catch (StorageException e) {
            System.err.println("storage: " + e.getMessage());
            System.exit(BAD_DISK);
        }
        new CountDownLatch(1).await();
    }
}
