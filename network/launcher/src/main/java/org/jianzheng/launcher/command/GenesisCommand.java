/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jianzheng.launcher.network.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code genesis}: makes identities, the channel's first block and the trust root, once, and starts nothing. */
@Command(
        name = "genesis",
        mixinStandardHelpOptions = true,
        description = "Makes identities, genesis block and trust root, once. 生成身份、创世区块与信任根（仅一次）。")
public final class GenesisCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private Place place = new Place();

    /** The command, speaking to this console. */
    public GenesisCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        DataFolder data = place.data();
        place.network().prepare();
        console.say("创世区块：" + data.genesis(), "Genesis block: " + data.genesis());
        console.say("信任根：" + data.trust(), "Trust root: " + data.trust());
        return ExitCode.OK.number();
    }
}
