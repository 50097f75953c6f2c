/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Expiry;
import org.jianzheng.launcher.identity.Identities;
import org.jianzheng.launcher.topology.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code identities}: makes keys and certificates for trying, once. */
@Command(
        name = "identities",
        mixinStandardHelpOptions = true,
        description = "Makes keys and certificates for trying, once. 生成试用身份（仅一次）。")
public final class IdentitiesCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private Place place = new Place();

    /** The command, speaking to this console. */
    public IdentitiesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Topology topology = place.topology();
        CryptoFolder folder = place.data().crypto();
        switch (new Identities(new SecureRandom(), InstantSource.system()).ensure(topology, folder)) {
            case MADE -> console.say("已生成：" + folder.root(), "Made: " + folder.root());
            case KEPT -> console.say("已存在，未改动：" + folder.root(), "There already, left alone: " + folder.root());
        }
        Expiry expiry = Expiry.earliest(topology, folder);
        console.say("最早到期：" + expiry.date(), "First to expire: " + expiry.date());
        return ExitCode.OK.number();
    }
}
